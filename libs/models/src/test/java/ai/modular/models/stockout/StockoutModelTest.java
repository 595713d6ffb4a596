package ai.modular.models.stockout;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.models.daylevel.DayPanel;
import ai.modular.models.daylevel.DayTypes;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StockoutModelTest {

    private static final int SERIES = 800;
    private static final int ORIGIN = 60;
    private static final int DAYS = ORIGIN + 7;

    private final ShelfPanel panel = panel();

    @Test
    void aShelfThatWasEmptyLastNightIsEmptyAgainAsOftenAsItWas() {
        double[] probabilities = predict(1);

        double[] sum = new double[2];
        int[] count = new int[2];
        for (int i = 0; i < SERIES; i++) {
            int night = (int) panel.night()[i][ORIGIN - 1];
            sum[night] += probabilities[i];
            count[night]++;
        }
        assertThat(sum[1] / count[1]).isBetween(.75, .85);
        assertThat(sum[0] / count[0]).isBetween(.15, .25);
    }

    @Test
    void shelvesAndSalesFromTheOriginOnAreNotRead() {
        double[] before = predict(3);
        for (int i = 0; i < SERIES; i++) {
            for (float[][] measure : new float[][][] {
                panel.out(),
                panel.firstHour(),
                panel.morning(),
                panel.evening(),
                panel.closing(),
                panel.night(),
                panel.days().sales(),
                panel.days().inStock()
            }) {
                Arrays.fill(measure[i], ORIGIN, DAYS, .7f);
            }
        }

        assertThat(predict(3)).containsExactly(before);
    }

    @Test
    void aPairHasTheSameNumberWhereverItOccurs() {
        assertThat(ShelfPanel.pairs(new int[] {1, 1, 2, 1}, new int[] {5, 6, 5, 5}))
                .containsExactly(0, 1, 2, 0);
    }

    private double[] predict(int horizon) {
        try (StockoutModel model = StockoutModel.train(panel, ORIGIN, horizon, 1, 3)) {
            return model.predict(ORIGIN, ORIGIN + horizon - 1);
        }
    }

    /** A shelf that is empty after closing is empty the next day in four of five cases, another in one of five. */
    private static ShelfPanel panel() {
        SplittableRandom random = new SplittableRandom(5);
        float[][][] measures = new float[9][SERIES][DAYS];
        int[] group = new int[SERIES];
        for (int i = 0; i < SERIES; i++) {
            group[i] = i % 40;
            for (int day = 0; day < DAYS; day++) {
                boolean night = day > 0 && measures[5][i][day - 1] == 1;
                boolean out = random.nextDouble() < (night ? .8 : .2);
                measures[0][i][day] = out ? .5f : 0;
                measures[1][i][day] = out ? 14 : 24;
                measures[3][i][day] = out ? 1 : 0;
                measures[4][i][day] = out ? 1 : 0;
                measures[5][i][day] = random.nextBoolean() ? 1 : 0;
                measures[6][i][day] = out ? 1 : 2;
                measures[7][i][day] = out ? .5f : 1;
                measures[8][i][day] = 1;
            }
        }
        DayPanel days = new DayPanel(
                measures[6],
                measures[7],
                measures[8],
                new float[SERIES][DAYS],
                new DayTypes(LocalDate.of(2024, 3, 28), new boolean[DAYS + 1]),
                new DayPanel.Groups(group, group, group, group, group, group, group, group));
        return new ShelfPanel(days, measures[0], measures[1], measures[2], measures[3], measures[4], measures[5]);
    }
}
