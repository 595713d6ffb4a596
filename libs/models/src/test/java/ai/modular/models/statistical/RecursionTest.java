package ai.modular.models.statistical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The recursions, on series short enough to be worked out by hand. */
class RecursionTest {

    private static final Offset<Double> EXACT = within(1e-6);

    @Test
    void theStartIsTheOneWithTheLeastSquares() {
        // α = ½: e₁ = 1 − ℓ, e₂ = 2.5 − ½ℓ; least at ℓ = 1.8: −.8² + 1.6² = 3.2; the level ends at 1.4 + .8 = 2.2
        History history = History.of(new double[] {1, 3}, 1);
        var recursion = new SmoothingRecursion(history, SeasonProfile.NONE);

        double squares = recursion.leastSquares(.5, 0) * history.scale() * history.scale();
        double[] errors = recursion.errors(.5, 0, 0, 0);

        assertThat(squares).isCloseTo(3.2, EXACT);
        assertThat(errors[0] * history.scale()).isCloseTo(-.8, EXACT);
        assertThat(errors[1] * history.scale()).isCloseTo(1.6, EXACT);
        assertThat(recursion.level() * history.scale()).isCloseTo(2.2, EXACT);
    }

    @Test
    void aStraightLineLeavesNoErrorWhateverTheConstants() {
        History history = History.of(new double[] {3, 5, 7, 9, 11}, 1);
        var recursion = new SmoothingRecursion(history, SeasonProfile.NONE);

        assertThat(recursion.leastSquares(.3, .1, 0, 1)).isCloseTo(0, EXACT);
        recursion.errors(.3, .1, 0, 1);
        assertThat(recursion.level() * history.scale()).isCloseTo(11, within(1e-5));
        assertThat(recursion.trend() * history.scale()).isCloseTo(2, within(1e-5));
    }

    @Test
    void theSquaresOfAPassAreThoseOfItsErrors() {
        History history = History.of(new double[] {3, 0, 7, Double.NaN, 2, 8, 1, 0, 5, 4, 6, 2}, 3);
        SeasonProfile profile = new SeasonProfile(new double[] {.1, -.2, .1}, 1);
        var recursion = new SmoothingRecursion(history, profile);

        double squares = recursion.leastSquares(.3, .1, .2, .9);

        double sum = 0;
        for (double error : recursion.errors(.3, .1, .2, .9)) {
            sum += Double.isNaN(error) ? 0 : error * error;
        }
        assertThat(squares).isCloseTo(sum, EXACT);
    }

    @Test
    void crostonMovesWhenSomethingSells() {
        // Sizes start at 3, intervals at 2. Sale of 2 after 2: size 2.5, interval 2. Sale of 4 after 2: size 3.25; rate
        // 1.625.
        // Errors −1.5, .5, −1.25, 2.75
        double[] y = {0, 2, 0, 4};
        Sales sales = new Sales(4, 2, 3, 0);
        double[] errors = new double[4];

        Croston.Pass pass = new Croston(Croston.Variant.CROSTON).run(y, sales, .5, errors);

        assertThat(errors).containsExactly(-1.5, .5, -1.25, 2.75);
        assertThat(pass.squares()).isCloseTo(2.25 + .25 + 1.5625 + 7.5625, EXACT);
        assertThat(pass.rate()).isCloseTo(1.625, EXACT);
        assertThat(new Croston(Croston.Variant.SYNTETOS_BOYLAN)
                        .run(y, sales, .5, errors)
                        .rate())
                .isCloseTo(1.625 * .75, EXACT);
    }

    @Test
    void theProbabilityOfASaleMovesEveryPeriod() {
        // Size 2, probability ½ → ¼ → ¼ + ½ · ¾ = .625
        double[] errors = new double[2];

        Croston.Pass pass = TeunterSyntetosBabai.run(new double[] {0, 2}, new Sales(2, 1, 2, 0), .5, .5, errors);

        assertThat(errors).containsExactly(-1, 1.5);
        assertThat(pass.squares()).isCloseTo(3.25, EXACT);
        assertThat(pass.rate()).isCloseTo(1.25, EXACT);
    }

    @Test
    void aSeasonWithoutNoiseIsKeptAndOneWithinTheNoiseIsNot() {
        double[] clean = {1, 2, 3, 1, 2, 3, 1, 2, 3};
        double[] noise = {1, 2, 3, 3, 1, 2, 2, 3, 1};

        double[] profile = SeasonProfile.of(History.of(clean, 3)).values();

        assertThat(profile[2] - profile[0]).isCloseTo(2.0 / 2, EXACT); // scale 2
        assertThat(SeasonProfile.of(History.of(noise, 3)).values()).containsOnly(0);
    }
}
