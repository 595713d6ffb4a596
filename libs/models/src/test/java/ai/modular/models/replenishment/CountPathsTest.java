package ai.modular.models.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CountPathsTest {

    /** Negative binomial of mean 2 and variance 4: size 2, probability of success one half. */
    @Test
    void theProbabilitiesAreThoseOfANegativeBinomial() {
        double[] cumulative = CountPaths.cumulative(2, 4);
        assertThat(cumulative[0]).isCloseTo(.25, within(1e-12));
        assertThat(cumulative[1]).isCloseTo(.5, within(1e-12));
        assertThat(cumulative[2]).isCloseTo(.6875, within(1e-12));
        assertThat(cumulative[cumulative.length - 1]).isCloseTo(1, within(1e-6));
    }

    @Test
    void thePathsHaveTheMeanAndTheVariance() {
        double[][] paths = new CountPaths(2000, 2, 1).draw(new double[] {3, 50}, new double[] {6, 400}, true);
        for (int period = 0; period < 2; period++) {
            int at = period;
            double mean =
                    Arrays.stream(paths).mapToDouble(path -> path[at]).average().orElseThrow();
            double variance = Arrays.stream(paths)
                    .mapToDouble(path -> (path[at] - mean) * (path[at] - mean))
                    .average()
                    .orElseThrow();
            assertThat(mean).isCloseTo(period == 0 ? 3 : 50, within(period == 0 ? .01 : .1));
            assertThat(variance).isCloseTo(period == 0 ? 6 : 400, within(period == 0 ? .2 : 10.0));
            assertThat(Arrays.asList(paths))
                    .allSatisfy(path -> assertThat(path[at]).isEqualTo(Math.rint(path[at])));
        }
    }

    @Test
    void amountsAreDrawnInGrainsOfTheirMean() {
        double[][] paths = new CountPaths(1000, 1, 1).draw(new double[] {.3}, new double[] {.01}, false);
        double mean =
                Arrays.stream(paths).mapToDouble(path -> path[0]).average().orElseThrow();
        assertThat(mean).isCloseTo(.3, within(.003));
        assertThat(Arrays.stream(paths).mapToDouble(path -> path[0]).distinct().count())
                .isGreaterThan(50);
    }
}
