package ai.modular.models.daylevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DayLevelModelTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 3, 28);
    private static final int ORIGIN = 62;
    private static final int DAYS = ORIGIN + DayLevelModel.HORIZON;
    private static final int SERIES = 500;
    private static final double WEEKEND = 1.5;

    private final double[] rate = new double[SERIES];
    private final DayPanel panel = panel();

    @Test
    void aWeekendSellsMoreAndCensoredDaysDoNotPullTheForecastDown() {
        double[][] forecast = new DayLevelModel(panel, ORIGIN).forecast(1, 7);

        for (int ahead = 0; ahead < DayLevelModel.HORIZON; ahead++) {
            double expected = 0;
            double actual = 0;
            for (int i = 0; i < SERIES; i++) {
                expected += rate[i] * factor(ORIGIN + ahead);
                actual += forecast[i][ahead];
            }
            assertThat(actual / expected).as("day %d", ahead).isCloseTo(1, within(.05));
        }
    }

    @Test
    void salesFromTheOriginOnAreNotRead() {
        double[][] before = new DayLevelModel(panel, ORIGIN).forecast(1, 7);
        for (int i = 0; i < SERIES; i++) {
            Arrays.fill(panel.sales()[i], ORIGIN, DAYS, 99);
            Arrays.fill(panel.inStock()[i], ORIGIN, DAYS, 0);
        }

        assertThat(new DayLevelModel(panel, ORIGIN).forecast(1, 7)).isDeepEqualTo(before);
    }

    @Test
    void theKindOfADaySeparatesTheLastFreeDayFromOneBeforeAnother() {
        DayTypes types = panel.types();

        // 2024-03-28 is a Thursday
        assertThat(new int[] {types.kind(0), types.kind(1), types.kind(2), types.kind(3), types.kind(4)})
                .containsExactly(0, 1, 2, 3, 0);
    }

    /** Sells at its rate, half as much again on weekends; a third of the days end early and sell half. */
    private DayPanel panel() {
        SplittableRandom random = new SplittableRandom(11);
        float[][] sales = new float[SERIES][DAYS];
        float[][] inStock = new float[SERIES][DAYS];
        float[][] discount = new float[SERIES][DAYS];
        float[][] activity = new float[SERIES][DAYS];
        int[] code = new int[SERIES];
        for (int i = 0; i < SERIES; i++) {
            rate[i] = .5 + 3 * random.nextDouble();
            code[i] = i % 10;
            for (int day = 0; day < DAYS; day++) {
                boolean early = random.nextInt(3) == 0;
                double noise = .9 + .2 * random.nextDouble();
                inStock[i][day] = early ? .5f : 1;
                sales[i][day] = (float) (rate[i] * factor(day) * noise * inStock[i][day]);
                discount[i][day] = 1;
            }
        }
        boolean[] free = new boolean[DAYS + 1];
        for (int day = 0; day < free.length; day++) {
            free[day] = isWeekend(day);
        }
        DayPanel.Groups groups = new DayPanel.Groups(code, code, code, code, code, code, code, code);
        return new DayPanel(sales, inStock, discount, activity, new DayTypes(FIRST, free), groups);
    }

    private static double factor(int day) {
        return isWeekend(day) ? WEEKEND : 1;
    }

    private static boolean isWeekend(int day) {
        DayOfWeek weekday = FIRST.plusDays(day).getDayOfWeek();
        return weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY;
    }
}
