package ai.modular.scoring.accuracy;

import static ai.modular.scoring.accuracy.Sets.DAY;
import static ai.modular.scoring.accuracy.Sets.lines;
import static ai.modular.scoring.accuracy.Sets.same;
import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.operations.configuration.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** The figures of sets that are small enough to be worked out by hand. */
class AccuracyFiguresIT {

    private final Sets sets = new Sets();

    @Test
    void errorsHitsAndLossesAreSummedBySegmentAndEstimatedDemandStandsApart() {
        Dataset<Row> forecasts = sets.forecasts(List.of(
                new Object[] {"s1", "milk", 1, 0, 12.0, "6 7 8 9 9.5 11 12 13 14 15 16 17 18"},
                new Object[] {"s1", "kefir", 1, 0, 15.0, same(15)},
                new Object[] {"s1", "brie", 1, 0, 4.0, same(4)},
                new Object[] {"s1", "brie", 3, 0, 3.0, same(3)},
                new Object[] {"s1", "closed", 1, 0, 9.0, same(9)}));
        Dataset<Row> demand = sets.history(List.of(
                new Object[] {"s1", "milk", 0, 1.0, 10.0, 1.0, 0.0},
                new Object[] {"s1", "kefir", 0, .999, 20.0, 1.0, 0.0},
                new Object[] {"s1", "brie", 0, .4, 4.0, 1.0, 0.0},
                new Object[] {"s1", "never forecast", 0, 1.0, 4.0, 1.0, 0.0}));
        Dataset<Row> classes = sets.values(
                "location_id STRING, item_id STRING, demand_class STRING",
                List.of(new Object[] {"s1", "milk", "SMOOTH"}, new Object[] {"s1", "kefir", "SMOOTH"}));

        Dataset<Row> segments =
                Comparison.segments(forecasts, demand, classes, sets.departments("milk", "Dairy", "kefir", "Dairy"));

        // Milk loses (.02 + .075 + .1 + .1 + .0825 + .75 + 1 + .75 + .66 + .5 + .3 + .175 + .04) ÷ 13, kefir 5 × 6.5 ÷
        // 13
        assertThat(lines(segments))
                .containsExactly(
                        "2026-11-22 s1 Dairy 1 SMOOTH false demand/3 2 30.0 27.0 7.0 0 1 1 2.850192",
                        "2026-11-22 s1 unknown 1 NEW true demand/3 1 4.0 4.0 0.0 1 1 1 0.0",
                        "2026-11-22 s1 unknown 3 NEW true demand/3 1 4.0 3.0 1.0 0 0 0 0.5");
    }

    @Test
    void aSeriesIsOfTheClassThatItsDaysInStockShow() {
        List<Object[]> days = new ArrayList<>();
        series(days, "smooth", 28, day -> 5);
        series(days, "erratic", 28, day -> day % 2 == 0 ? 1 : 9);
        series(days, "intermittent", 28, day -> day % 2 == 0 ? 5 : 0);
        series(days, "lumpy", 28, day -> day % 4 == 0 ? 1 : day % 4 == 2 ? 9 : 0);
        series(days, "never", 28, day -> 0);
        series(days, "new", 27, day -> 5);
        series(days, "empty shelf", 21, day -> 5);
        for (int day = 21; day < 28; day++) {
            days.add(new Object[] {"s1", "empty shelf", day, .2, 0.0, 1.0, 0.0});
        }

        assertThat(lines(DemandClass.of(sets.history(days))))
                .containsExactly(
                        "s1 empty shelf SMOOTH",
                        "s1 erratic ERRATIC",
                        "s1 intermittent INTERMITTENT",
                        "s1 lumpy LUMPY",
                        "s1 never INTERMITTENT",
                        "s1 new NEW",
                        "s1 smooth SMOOTH");
    }

    @Test
    void aFeatureThatMovedHasALargeIndexAndOneThatDidNotASmallOne() {
        List<Object[]> days = new ArrayList<>();
        for (int day = 0; day < 84; day++) {
            days.add(new Object[] {"s1", "milk", day, 1.0, 5.0, day % 7 == 0 ? null : 2.0, day < 14 ? .25 : 0.0});
        }

        Dataset<Row> shifts = FeatureShift.of(sets.history(days), DAY, sets.departments("milk", "Dairy"));

        // .5/16.5 and 14.5/16.5 of the last two weeks, 70.5/72.5 and .5/72.5 of the days before; without prices 12 and
        // 60 days
        assertThat(lines(shifts))
                .containsExactly(
                        "s1 Dairy SHIFT_AVAILABILITY 14 0.009478",
                        "s1 Dairy SHIFT_DEMAND 14 0.014013",
                        "s1 Dairy SHIFT_DISCOUNT 14 7.494255",
                        "s1 Dairy SHIFT_PRICE 12 0.012277");
    }

    @Test
    void aLimitIsBrokenOnEnoughDaysInStockOnly() {
        Dataset<Row> accuracy = sets.values(
                "location_id STRING, department STRING, recovered BOOLEAN, days BIGINT, demand DOUBLE, forecast DOUBLE, absolute_error DOUBLE,"
                        + " within_80 BIGINT",
                List.of(
                        new Object[] {"s1", "Dairy", false, 60L, 100.0, 112.0, 30.0, 40L},
                        new Object[] {"s1", "Dairy", false, 40L, 100.0, 110.0, 30.0, 25L},
                        new Object[] {"s1", "Dairy", true, 900L, 100.0, 900.0, 900.0, 0L},
                        new Object[] {"s1", "Fruit", false, 99L, 10.0, 20.0, 20.0, 99L},
                        new Object[] {"s1", "Unsold", false, 100L, 0.0, 1.0, 1.0, 80L}));
        Dataset<Row> shifts = sets.values(
                "location_id STRING, department STRING, measure STRING, days BIGINT, value DOUBLE",
                List.of(
                        new Object[] {"s1", "Dairy", "SHIFT_PRICE", 100L, .26},
                        new Object[] {"s1", "Fruit", "SHIFT_PRICE", 99L, .26}));

        Dataset<Row> checks = new DriftLimits(new Settings.Monitor(28, 100, .5, .1, .1, .25)).checks(accuracy, shifts);

        assertThat(lines(checks))
                .containsExactly(
                        "s1 Dairy BIAS 0.11 0.1 100 true",
                        "s1 Dairy COVERAGE 0.65 0.1 100 true",
                        "s1 Dairy ERROR 0.3 0.5 100 false",
                        "s1 Dairy SHIFT_PRICE 0.26 0.25 100 true",
                        "s1 Fruit BIAS 1.0 0.1 99 false",
                        "s1 Fruit COVERAGE 1.0 0.1 99 false",
                        "s1 Fruit ERROR 2.0 0.5 99 false",
                        "s1 Fruit SHIFT_PRICE 0.26 0.25 99 false",
                        "s1 Unsold COVERAGE 0.8 0.1 100 false");
    }

    private static void series(List<Object[]> days, String item, int length, IntToDoubleFunction demand) {
        for (int day = 0; day < length; day++) {
            days.add(new Object[] {"s1", item, day, 1.0, demand.applyAsDouble(day), 1.0, 0.0});
        }
    }
}
