package ai.modular.models.demand;

import ai.modular.contracts.model.DemandSeries;
import java.time.LocalDate;

/** What a day of the past counts, and which weekday it is. */
final class DayWeights {

    private DayWeights() {}

    /** The availability of a known day; 0 where demand is unknown. */
    static double of(DemandSeries series, int day) {
        double availability = series.availability()[day];
        if (Double.isNaN(series.demand()[day]) || !(availability > 0)) {
            return 0;
        }
        return Math.min(1, availability);
    }

    /** Weekday of a day by its position, 0 (Monday) … 6, also after the origin. */
    static int weekday(DemandSeries series, int day) {
        return weekday(series.origin(), series.length(), day);
    }

    private static int weekday(LocalDate origin, int length, int day) {
        return (int) Math.floorMod(origin.toEpochDay() + 3 + day - (length - 1), 7L);
    }
}
