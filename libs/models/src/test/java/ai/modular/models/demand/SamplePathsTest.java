package ai.modular.models.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.QuantileGrid;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SamplePathsTest {

    /** Each day normal with mean 100 and standard deviation 10. */
    private static final DemandForecast NORMAL = normal(4);

    @Test
    void theDaysFollowTheirQuantiles() {
        double[][] paths = SamplePaths.draw(NORMAL, .3, 20_000, 1);
        for (int day = 0; day < 4; day++) {
            int d = day;
            double[] sorted =
                    Arrays.stream(paths).mapToDouble(path -> path[d]).sorted().toArray();
            assertThat(sorted[10_000]).isCloseTo(100, Offset.offset(.4));
            assertThat(sorted[19_500]).isCloseTo(119.6, Offset.offset(.8));
            assertThat(sorted[1_000]).isCloseTo(83.55, Offset.offset(.8));
        }
    }

    @Test
    void theSumIsAsWideAsTheCorrelationSays() {
        assertThat(deviationOfTheSum(0)).isCloseTo(20, Offset.offset(.5));
        assertThat(deviationOfTheSum(.5))
                .isCloseTo(10 * Math.sqrt(4 + 2 * (3 * .5 + 2 * .25 + .125)), Offset.offset(.7));
        assertThat(deviationOfTheSum(1)).isCloseTo(40, Offset.offset(1.));
    }

    private static double deviationOfTheSum(double correlation) {
        double[] sums = Arrays.stream(SamplePaths.draw(NORMAL, correlation, 20_000, 7))
                .mapToDouble(path -> Arrays.stream(path).sum())
                .toArray();
        double mean = Arrays.stream(sums).average().orElseThrow();
        return Math.sqrt(Arrays.stream(sums)
                .map(sum -> (sum - mean) * (sum - mean))
                .average()
                .orElseThrow());
    }

    @Test
    void sameSeedSamePaths() {
        assertThat(SamplePaths.draw(NORMAL, .3, 50, 5)).isDeepEqualTo(SamplePaths.draw(NORMAL, .3, 50, 5));
        assertThat(SamplePaths.draw(NORMAL, .3, 50, 5)[0]).isNotEqualTo(SamplePaths.draw(NORMAL, .3, 50, 6)[0]);
    }

    @Test
    void aDayWithoutSalesHasNone() {
        var nothing = new DemandForecast(new double[2], new double[2][QuantileGrid.SIZE]);
        assertThat(SamplePaths.draw(nothing, .5, 3, 1)).isDeepEqualTo(new double[3][2]);
    }

    @Test
    void aCorrelationBeyondOneIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SamplePaths.draw(NORMAL, 1.2, 3, 1))
                .withMessage("day correlation is 1.2, but must be 0 … 1");
    }

    private static DemandForecast normal(int days) {
        double[] mean = new double[days];
        double[][] quantiles = new double[days][QuantileGrid.SIZE];
        for (int day = 0; day < days; day++) {
            mean[day] = 100;
            for (int level = 0; level < QuantileGrid.SIZE; level++) {
                quantiles[day][level] = 100 + 10 * StandardNormal.quantile(QuantileGrid.level(level));
            }
        }
        return new DemandForecast(mean, quantiles);
    }
}
