package ai.modular.models.stockout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IsotonicCalibrationTest {

    private record Cases(double[] probabilities, boolean[] happened) {

        /** Probabilities that are too bold: the event is rarer than they say. */
        static Cases drawn(int count, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            double[] probabilities = new double[count];
            boolean[] happened = new boolean[count];
            for (int i = 0; i < count; i++) {
                probabilities[i] = Math.round(random.nextDouble() * 200) / 200.;
                happened[i] = random.nextDouble() < probabilities[i] * probabilities[i];
            }
            return new Cases(probabilities, happened);
        }

        Cases shuffled(long seed) {
            Cases result = new Cases(probabilities.clone(), happened.clone());
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = result.probabilities.length - 1; i > 0; i--) {
                int other = random.nextInt(i + 1);
                double probability = result.probabilities[i];
                boolean happens = result.happened[i];
                result.probabilities[i] = result.probabilities[other];
                result.happened[i] = result.happened[other];
                result.probabilities[other] = probability;
                result.happened[other] = happens;
            }
            return result;
        }

        IsotonicCalibration fit() {
            return IsotonicCalibration.fit(probabilities, happened);
        }
    }

    @Test
    void binsOfFiftyBecomeTheirRatesAndThoseThatFallArePooled() {
        double[] probabilities = new double[150];
        boolean[] happened = new boolean[150];
        for (int i = 0; i < 150; i++) {
            probabilities[i] = new double[] {.1, .5, .9}[i / 50];
            // 10 of 50, 30 of 50, 20 of 50
            happened[i] = i % 50 < new int[] {10, 30, 20}[i / 50];
        }

        IsotonicCalibration calibration = IsotonicCalibration.fit(probabilities, happened);

        // One case of the common rate .4 in each bin
        assertThat(calibration.raw()).hasSize(2);
        assertThat(calibration.of(.1)).isCloseTo(10.4 / 51, within(1e-12));
        assertThat(calibration.of(.7)).isCloseTo(50.8 / 102, within(1e-12));
        assertThat(calibration.of(0)).isCloseTo(10.4 / 51, within(1e-12));
        assertThat(calibration.of(1)).isCloseTo(50.8 / 102, within(1e-12));
        assertThat(calibration.of(.4)).isCloseTo((10.4 / 51 + 50.8 / 102) / 2, within(1e-12));
    }

    @Test
    void boldProbabilitiesBecomeRight() {
        Cases later = Cases.drawn(20_000, 8);
        IsotonicCalibration calibration = Cases.drawn(20_000, 7).fit();
        double[] calibrated = java.util.Arrays.stream(later.probabilities())
                .map(calibration::of)
                .toArray();

        assertThat(ProbabilityScore.of(later.probabilities(), later.happened()).calibrationError())
                .isGreaterThan(.15);
        assertThat(ProbabilityScore.of(calibrated, later.happened()).calibrationError())
                .isLessThan(.015);
    }

    @Property(tries = 100, seed = "7")
    void aHigherProbabilityNeverMeansALowerOneAndAllAreProbabilities(
            @ForAll @IntRange(min = 1, max = 2_000) int count,
            @ForAll long seed,
            @ForAll @DoubleRange(min = 0, max = 1) double one,
            @ForAll @DoubleRange(min = 0, max = 1) double other) {
        IsotonicCalibration calibration = Cases.drawn(count, seed).fit();

        double low = calibration.of(Math.min(one, other));
        double high = calibration.of(Math.max(one, other));

        assertThat(low).isLessThanOrEqualTo(high).isBetween(0., 1.);
        assertThat(high).isBetween(0., 1.);
    }

    @Property(tries = 50, seed = "7")
    void theOrderOfTheCasesDoesNotMatter(@ForAll @IntRange(min = 1, max = 500) int count, @ForAll long seed) {
        Cases cases = Cases.drawn(count, seed);
        IsotonicCalibration one = cases.fit();
        IsotonicCalibration other = cases.shuffled(seed + 1).fit();

        assertThat(other.raw()).containsExactly(one.raw());
        assertThat(other.calibrated()).containsExactly(one.calibrated());
    }

    @Test
    void withoutCasesNothingIsKnown() {
        assertThatThrownBy(() -> IsotonicCalibration.fit(new double[0], new boolean[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new IsotonicCalibration(new double[] {.1, .2}, new double[] {.5, .4}))
                .hasMessage("0.2 → 0.4: calibrated probabilities lie in 0 … 1 and do not fall");
    }
}
