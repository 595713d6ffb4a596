package ai.modular.training.stockout;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiskWindowsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private final RiskWindows windows = new RiskWindows(DAY);

    @Test
    void noOriginLiesBeforeTheLastOutcomeOfTheWindowBefore() {
        assertThat(windows.learnUntil()).isEqualTo(DAY.minusDays(28));
        assertThat(windows.learning()).allMatch(origin -> origin.isBefore(windows.learnUntil()));
        assertThat(windows.calibrating())
                .allMatch(
                        origin -> !origin.isBefore(windows.learnUntil()) && origin.isBefore(windows.calibrateUntil()));
        assertThat(windows.judging())
                .allMatch(origin -> !origin.isBefore(windows.calibrateUntil()) && origin.isBefore(DAY));
    }

    @Test
    void everyWeekdayIsAnOriginOfEveryWindow() {
        for (List<LocalDate> origins : List.of(windows.learning(), windows.calibrating(), windows.judging())) {
            assertThat(origins).isSorted().doesNotHaveDuplicates();
            assertThat(origins.stream().map(LocalDate::getDayOfWeek).distinct()).hasSize(7);
        }
    }
}
