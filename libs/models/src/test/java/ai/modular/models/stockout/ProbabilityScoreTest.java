package ai.modular.models.stockout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ProbabilityScoreTest {

    @Test
    void figuresOfFourCasesByHand() {
        ProbabilityScore score =
                ProbabilityScore.of(new double[] {.8, .6, .6, .1}, new boolean[] {true, true, false, false});

        assertThat(score.brier()).isCloseTo((.04 + .16 + .36 + .01) / 4, within(1e-12));
        assertThat(score.logLoss())
                .isCloseTo(-(Math.log(.8) + Math.log(.6) + Math.log(.4) + Math.log(.9)) / 4, within(1e-12));
        // Pairs of a case with and one without the event: three in order, one tied
        assertThat(score.auc()).isCloseTo(3.5 / 4, within(1e-12));
        assertThat(score.calibrationError()).isCloseTo((.2 + .2 + .1) / 4, within(1e-12));
        assertThat(score.rate()).isEqualTo(.5);
        assertThat(score.mean()).isCloseTo(.525, within(1e-12));
    }

    @Test
    void certaintyThatWasWrongCostsAFiniteLoss() {
        assertThat(ProbabilityScore.of(new double[] {1}, new boolean[] {false}).logLoss())
                .isCloseTo(-Math.log(1e-6), within(1e-6));
    }

    @Test
    void oneKindOfOutcomeHasNoOrder() {
        assertThat(ProbabilityScore.of(new double[] {.3, .4}, new boolean[] {true, true})
                        .auc())
                .isNaN();
    }

    @Test
    void manyTiesAreNoOrder() {
        boolean[] happened = new boolean[200_000];
        Arrays.fill(happened, 0, 120_000, true);

        assertThat(ProbabilityScore.of(new double[happened.length], happened).auc())
                .isEqualTo(.5);
    }

    @Test
    void outcomesMustBeAsManyAsProbabilities() {
        assertThatThrownBy(() -> ProbabilityScore.of(new double[] {.3}, new boolean[] {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 probabilities, 0 outcomes");
    }
}
