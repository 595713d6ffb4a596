package ai.modular.models.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RatioQuantilesTest {

    private static final double[] GRID = {.025, .25, .5, .75, .975};
    private static final int ITEMS = 600;
    private static final int LEARNT = 84;
    private static final int ORIGIN = LEARNT + 28;
    private static final int DAYS = ORIGIN + 28;

    private final double[] rate = new double[ITEMS];
    private final ItemPanel panel = panel();
    private final double[][] expected = new double[ITEMS][28];

    RatioQuantilesTest() {
        for (int i = 0; i < ITEMS; i++) {
            Arrays.fill(expected[i], rate[i]);
        }
    }

    @Test
    void halfOfTheDaysFallIntoTheMiddleHalfAndNineteenOfTwentyIntoTheWideBand() {
        float[][][] quantiles = new RatioQuantiles(GRID, expected, panel, LEARNT).around(expected, panel, ORIGIN);

        assertThat(covered(quantiles, 1, 3)).isCloseTo(.5, within(.04));
        assertThat(covered(quantiles, 0, 4)).isCloseTo(.95, within(.02));
    }

    @Test
    void quantilesRiseAndFewUnitsAreWhole() {
        float[][][] quantiles = new RatioQuantiles(GRID, expected, panel, LEARNT).around(expected, panel, ORIGIN);

        for (int series = 0; series < ITEMS; series++) {
            float[] one = quantiles[series][0];
            assertThat(one).isSorted();
            assertThat(one[0]).isNotNegative();
            if (rate[series] < 4) {
                assertThat(one[2]).isEqualTo((float) Math.rint(one[2]));
            }
        }
        assertThat(quantiles[0][0]).as("never sold, never expected").containsOnly(0);
    }

    private double covered(float[][][] quantiles, int low, int high) {
        int inside = 0;
        int days = 0;
        for (int series = 0; series < ITEMS; series++) {
            for (int day = 0; day < 28 && rate[series] > 8; day++) {
                float sold = panel.sales()[series][ORIGIN + day];
                inside += sold >= quantiles[series][day][low] && sold <= quantiles[series][day][high] ? 1 : 0;
                days++;
            }
        }
        return inside / (double) days;
    }

    /** Uniform between nothing and twice the rate, in hundredths; the first item never sells. */
    private ItemPanel panel() {
        SplittableRandom random = new SplittableRandom(5);
        float[][] sales = new float[ITEMS][DAYS];
        float[][] price = new float[ITEMS][DAYS];
        for (int i = 1; i < ITEMS; i++) {
            rate[i] = .5 + 20 * random.nextDouble();
            for (int day = 0; day < DAYS; day++) {
                sales[i][day] = (float) (Math.rint(2 * rate[i] * random.nextDouble() * 100) / 100);
            }
        }
        int[] zero = new int[ITEMS];
        return new ItemPanel(sales, price, zero, zero, zero, zero, zero);
    }
}
