package ai.modular.grocery.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.modular.grocery.demo.Draws.Subject;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawsTest {

    private static final int MANY = 40_000;

    @Test
    void theSameKeysGiveTheSameNumbers() {
        assertThat(Draws.of(1, Subject.LINES, 2, 3).uniform())
                .isEqualTo(Draws.of(1, Subject.LINES, 2, 3).uniform());
        assertThat(Draws.of(1, Subject.LINES, 2, 3).uniform())
                .isNotEqualTo(Draws.of(1, Subject.LINES, 3, 2).uniform());
        assertThat(Draws.of(1, Subject.LINES, 2, 3).uniform())
                .isNotEqualTo(Draws.of(1, Subject.LEVEL, 2, 3).uniform());
    }

    @Test
    void distributionsHaveTheirMeans() {
        assertThat(mean(Draws::uniform)).isEqualTo(.5, within(.01));
        assertThat(mean(Draws::normal)).isEqualTo(0, within(.02));
        assertThat(mean(draws -> draws.around1(.5))).isEqualTo(1, within(.02));
        assertThat(mean(draws -> draws.gammaAround1(.7))).isEqualTo(1, within(.03));
        assertThat(mean(draws -> draws.gammaAround1(4))).isEqualTo(1, within(.02));
        assertThat(mean(draws -> draws.poisson(3.2))).isEqualTo(3.2, within(.05));
        assertThat(mean(draws -> draws.poisson(57))).isEqualTo(57, within(.2));
        assertThat(mean(draws -> draws.geometric(.6))).isEqualTo(.6, within(.03));
        assertThat(mean(draws -> new Weights(new double[] {1, 0, 3}).choose(draws)))
                .isEqualTo(1.5, within(.02));
    }

    @Test
    void whatWeighsNothingIsNeverChosen() {
        var weights = new Weights(new double[] {0, 1, 0, 1, 0});
        assertThat(IntStream.range(0, 2000)
                        .map(i -> weights.choose(Draws.of(9, Subject.SHOPPING, i)))
                        .distinct())
                .containsExactlyInAnyOrder(1, 3);
    }

    private static double mean(ToDoubleFunction<Draws> number) {
        return IntStream.range(0, MANY)
                .mapToDouble(i -> number.applyAsDouble(Draws.of(5, Subject.LINES, i)))
                .average()
                .orElseThrow();
    }
}
