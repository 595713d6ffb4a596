package ai.modular.models.demand;

import java.time.LocalDate;

/**
 * A forecast beside what came. The days of a series at an origin follow one another, by one model after the other.
 *
 * @param model name of the model
 * @param forecast mean in units
 * @param actual demand in units, with censoring undone: an estimate where the day is censored, NaN where nothing is known
 * @param censored whether the day is not scored: out of stock for too long, or unknown
 * @param score of the distribution; {@link DayScore#NONE} on a day that is not scored
 */
public record BacktestRow(
        String model,
        BacktestSeries series,
        LocalDate origin,
        LocalDate ds,
        double forecast,
        double actual,
        boolean censored,
        DayScore score) {

    public String locationId() {
        return series.locationId();
    }

    public String itemId() {
        return series.itemId();
    }

    /** Days ahead, from 1. */
    public int horizon() {
        return (int) (ds.toEpochDay() - origin.toEpochDay());
    }
}
