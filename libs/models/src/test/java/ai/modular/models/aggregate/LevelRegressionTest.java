package ai.modular.models.aggregate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LevelRegressionTest {

    private static final LocalDate FIRST = LocalDate.of(2023, 1, 1);
    private static final int PAST = 1_096;
    private static final int HORIZON = 28;
    /** In each of three years, and once within the days to forecast. */
    private static final List<LocalDate> FAIRS = List.of(
            LocalDate.of(2023, 1, 10), LocalDate.of(2024, 1, 9), LocalDate.of(2025, 1, 12), LocalDate.of(2026, 1, 11));

    private final boolean[] open = new boolean[PAST + HORIZON];

    @Test
    void weekdaysSeasonAndAHolidayThatMovesComeBack() {
        double[] totals = totals();

        double[] forecast = regression(open).forecast(totals, HORIZON);

        int fair = (int) (FAIRS.get(3).toEpochDay() - FIRST.toEpochDay()) - PAST;
        for (int ahead = 0; ahead < HORIZON; ahead++) {
            double error = ahead == fair ? .2 : .06;
            assertThat(forecast[ahead]).as("day %d", ahead).isCloseTo(truth(PAST + ahead), within(error * truth(PAST)));
        }
        assertThat(forecast[fair] / forecast[fair + 7]).isBetween(1.2, 1.55);
    }

    @Test
    void daysAfterTheOriginAreNotRead() {
        double[] totals = Arrays.copyOf(totals(), PAST + HORIZON);
        double[] before = regression(open).forecast(totals, HORIZON);

        Arrays.fill(totals, PAST, totals.length, 1e9);

        assertThat(regression(open).forecast(totals, HORIZON)).isEqualTo(before);
    }

    @Test
    void aChainOfTwiceTheSizeHasTwiceTheForecast() {
        double[] twice = Arrays.stream(totals()).map(total -> 2 * total).toArray();

        double[] forecast = regression(open).forecast(totals(), HORIZON);

        double[] doubled = regression(open).forecast(twice, HORIZON);
        for (int ahead = 0; ahead < HORIZON; ahead++) {
            assertThat(doubled[ahead]).isCloseTo(2 * forecast[ahead], within(1e-2 * forecast[ahead]));
        }
    }

    @Test
    void aClosedDaySaysNothing() {
        boolean[] closed = open.clone();
        closed[PAST - 3] = true;
        double[] totals = totals();
        double[] before = regression(closed).forecast(totals, HORIZON);

        totals[PAST - 3] *= 1.01;

        double[] after = regression(closed).forecast(totals, HORIZON);
        for (int ahead = 0; ahead < HORIZON; ahead++) {
            assertThat(after[ahead]).isCloseTo(before[ahead], within(2e-3 * before[ahead]));
        }
    }

    private static LevelRegression regression(boolean[] closed) {
        CalendarDesign design = new CalendarDesign(FIRST, PAST + HORIZON)
                .weekdays()
                .year(2)
                .month(2)
                .event(FAIRS, 0);
        return new LevelRegression(design, closed, PAST);
    }

    private static double[] totals() {
        double[] result = new double[PAST];
        Arrays.setAll(result, LevelRegressionTest::truth);
        return result;
    }

    private static double truth(int day) {
        LocalDate date = FIRST.plusDays(day);
        double weekday = 1 + .1 * date.getDayOfWeek().getValue();
        double season = Math.exp(.2 * Math.sin(2 * Math.PI * date.getDayOfYear() / 365.25));
        return 1_000 * weekday * season * (FAIRS.contains(date) ? 1.4 : 1);
    }
}
