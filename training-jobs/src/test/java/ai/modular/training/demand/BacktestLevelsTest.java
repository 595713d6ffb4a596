package ai.modular.training.demand;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.models.demand.BacktestRow;
import ai.modular.models.demand.BacktestSeries;
import ai.modular.models.demand.DayScore;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class BacktestLevelsTest {

    private static final LocalDate ORIGIN = LocalDate.of(2026, 11, 8);

    private final BacktestLevels levels = new BacktestLevels();

    @Test
    void errorsThatCancelAreNoneInTheSum() {
        forecasts("new", ORIGIN);

        assertThat(levels.csv().lines())
                .containsExactly(
                        "model,level,actual,wape,wpe",
                        "new,series,40.000,0.350000,-0.050000",
                        "new,department,40.000,0.150000,-0.050000",
                        "new,store,40.000,0.150000,-0.050000",
                        "new,chain,40.000,0.050000,-0.050000");
    }

    @Test
    void originsAndModelsAreNotSummedIntoOneAnother() {
        forecasts("new", ORIGIN);
        forecasts("old", ORIGIN);
        forecasts("new", ORIGIN.plusDays(7));
        forecasts("old", ORIGIN.plusDays(7));

        assertThat(levels.csv().lines())
                .hasSize(9)
                .contains("new,department,80.000,0.150000,-0.050000", "old,chain,80.000,0.050000,-0.050000");
    }

    /** Errors of +4, −4 in one department, −4 and +2 in two stores, and one on a day that is not scored. */
    private void forecasts(String model, LocalDate origin) {
        accept(model, origin, "s1", "milk", 14, 10, false);
        accept(model, origin, "s1", "cheese", 6, 10, false);
        accept(model, origin, "s1", "butter", 500, 10, true);
        accept(model, origin, "s1", "cream", 6, 10, false);
        accept(model, origin, "s2", "milk", 12, 10, false);
    }

    private void accept(
            String model, LocalDate origin, String store, String item, double forecast, double actual, boolean out) {
        levels.accept(new BacktestRow(
                model,
                new BacktestSeries(store, item, "dairy", "smooth", 1),
                origin,
                origin.plusDays(1),
                forecast,
                actual,
                out,
                DayScore.NONE));
    }
}
