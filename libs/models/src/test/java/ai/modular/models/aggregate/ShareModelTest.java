package ai.modular.models.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ShareModelTest {

    private static final int ITEMS = 400;
    private static final int PAST = 140;
    private static final int HORIZON = 28;
    private static final int OFF_SALE = 7;

    private final ItemPanel panel = panel();
    private final double[][] totals = totals(panel);

    @Test
    void itemsRiseWithTheirGroupAndWhatIsNotOfferedGetsNothing() {
        double[][] steady = forecast(panel, 1);
        double[][] doubled = forecast(panel, 2);

        assertThat(sum(steady) / HORIZON).isCloseTo(sum(totals) / PAST, within(.05 * sum(totals) / PAST));
        assertThat(sum(doubled)).isCloseTo(2 * sum(steady), within(1e-6 * sum(steady)));
        assertThat(steady[OFF_SALE]).containsOnly(0);
    }

    @Test
    void daysAfterTheOriginAreNotReadAndTheSameSeedGivesTheSame() {
        double[][] before = forecast(panel, 1);
        for (float[] sales : panel.sales()) {
            Arrays.fill(sales, PAST, PAST + HORIZON, 999);
        }

        assertThat(forecast(panel, 1)).isDeepEqualTo(before);
    }

    private double[][] forecast(ItemPanel items, double factor) {
        double[][] expected = new double[totals.length][HORIZON];
        for (int group = 0; group < totals.length; group++) {
            Arrays.fill(
                    expected[group],
                    factor * Arrays.stream(totals[group]).average().orElseThrow());
        }
        try (ShareModel model = ShareModel.train(items, totals, PAST, 1, 7)) {
            return model.forecast(items, totals, expected, PAST);
        }
    }

    /** Two places with two kinds each; every item sells at its own steady rate, one is taken off sale at the origin. */
    private static ItemPanel panel() {
        SplittableRandom random = new SplittableRandom(3);
        float[][] sales = new float[ITEMS][PAST + HORIZON];
        float[][] price = new float[ITEMS][PAST + HORIZON];
        int[] place = new int[ITEMS];
        int[] kind = new int[ITEMS];
        int[] item = new int[ITEMS];
        for (int i = 0; i < ITEMS; i++) {
            place[i] = i % 2;
            kind[i] = i / 2 % 2;
            item[i] = i / 2;
            double rate = .2 + 5 * random.nextDouble();
            for (int day = 0; day < PAST + HORIZON; day++) {
                sales[i][day] = (float) Math.floor(rate + random.nextDouble());
                price[i][day] = i == OFF_SALE && day >= PAST ? Float.NaN : 2;
            }
        }
        int[] firstDay = new int[ITEMS];
        Arrays.fill(firstDay, -100);
        return new ItemPanel(sales, price, place, kind, item, place, firstDay);
    }

    private static double[][] totals(ItemPanel panel) {
        double[][] result = new double[panel.groups()][PAST];
        for (int series = 0; series < panel.size(); series++) {
            for (int day = 0; day < PAST; day++) {
                result[panel.group(series)][day] += panel.sales()[series][day];
            }
        }
        return result;
    }

    private static double sum(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).sum();
    }
}
