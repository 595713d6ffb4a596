package ai.modular.scoring.accuracy;

import static ai.modular.scoring.accuracy.Sets.DAY;
import static ai.modular.scoring.accuracy.Sets.lines;
import static ai.modular.scoring.accuracy.Sets.same;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Which series stand out, and the cause that each rule guesses. Days count backwards from the last one, which is 0. */
class WorstSeriesIT {

    private static final int PAST = 84;
    private static final int LOOKED_AT = 28;

    private final Sets sets = new Sets();
    private final List<Object[]> history = new ArrayList<>();
    private final List<Object[]> forecasts = new ArrayList<>();

    @Test
    void aSeriesStandsOutByItsErrorBeyondTheStoresErrorRate() {
        history.add(new Object[] {"s1", "far off", 0, 1.0, 10.0, 1.0, 0.0});
        history.add(new Object[] {"s1", "right", 0, 1.0, 30.0, 1.0, 0.0});
        history.add(new Object[] {"s1", "slightly off", 0, 1.0, 40.0, 1.0, 0.0});
        forecasts.add(new Object[] {"s1", "far off", 1, 0, 20.0, same(20)});
        forecasts.add(new Object[] {"s1", "far off", 2, 0, 99.0, same(99)});
        forecasts.add(new Object[] {"s1", "right", 1, 0, 30.0, same(30)});
        forecasts.add(new Object[] {"s1", "slightly off", 1, 0, 46.0, same(46)});

        // The store's rate is 16 ÷ 80, so that 2 of 10 units are explained
        assertThat(lines(worst(50))).containsExactly("s1 far off 1 1 10.0 20.0 10.0 8.0 NEW_PRODUCT");
    }

    @Test
    void eachRuleHasACause() {
        series("calm", PAST, day -> 1000, day -> 1000);
        series("new", 20, day -> 5, day -> 15);
        censored("censored");
        promoted("promotion missed", 50, 5);
        promoted("promotion overrated", 5, 50);
        series("rose", PAST, day -> day < LOOKED_AT ? 10 : 5, day -> 5);
        series("fell", PAST, day -> day < LOOKED_AT ? 5 : 10, day -> 10);
        series("rare", PAST, day -> day % 4 == 0 ? 10 : 0, day -> 2.5);
        series("one day", PAST, day -> day == 3 ? 60 : 5, day -> 5);
        series("low", PAST, day -> 10, day -> 6);
        series("high", PAST, day -> 10, day -> 14);
        series("noisy", PAST, day -> day % 2 == 0 ? 5 : 15, day -> 10);
        early("early");

        assertThat(lines(worst(50).select("item_id", "cause")))
                .containsExactly(
                        "censored CENSORED",
                        "early TOO_EARLY",
                        "fell LEVEL_FELL",
                        "high TOO_HIGH",
                        "low TOO_LOW",
                        "new NEW_PRODUCT",
                        "noisy NOISY",
                        "one day ONE_DAY",
                        "promotion missed PROMOTION_MISSED",
                        "promotion overrated PROMOTION_OVERRATED",
                        "rare INTERMITTENT",
                        "rose LEVEL_ROSE");
        assertThat(worst(3).select("rank").collectAsList().stream().map(row -> row.getInt(0)))
                .containsExactlyInAnyOrder(1, 2, 3);
    }

    private Dataset<Row> worst(int perStore) {
        return new WorstSeries(DAY, LOOKED_AT, perStore).of(sets.forecasts(forecasts), sets.history(history));
    }

    private void series(String item, int length, IntToDoubleFunction demand, IntToDoubleFunction forecast) {
        for (int day = 0; day < length; day++) {
            history.add(new Object[] {"s1", item, day, 1.0, demand.applyAsDouble(day), 1.0, 0.0});
            if (day < LOOKED_AT) {
                forecast(item, day, forecast.applyAsDouble(day));
            }
        }
    }

    private void censored(String item) {
        for (int day = 0; day < PAST; day++) {
            history.add(new Object[] {"s1", item, day, day < 8 ? .3 : 1.0, 5.0, 1.0, 0.0});
            if (day < LOOKED_AT) {
                forecast(item, day, 10);
            }
        }
    }

    private void promoted(String item, double demand, double forecast) {
        for (int day = 0; day < PAST; day++) {
            boolean promoted = day < 5;
            history.add(new Object[] {"s1", item, day, 1.0, promoted ? demand : 5.0, 1.0, promoted ? .2 : 0.0});
            if (day < LOOKED_AT) {
                forecast(item, day, promoted ? forecast : 5);
            }
        }
    }

    private void early(String item) {
        for (int day = 0; day < PAST; day++) {
            history.add(new Object[] {"s1", item, day, 1.0, 5.0, 1.0, 0.0});
            if (day < 3) {
                forecast(item, day, 50);
            }
        }
    }

    private void forecast(String item, int day, double mean) {
        forecasts.add(new Object[] {"s1", item, day + 1, day, mean, same(mean)});
    }
}
