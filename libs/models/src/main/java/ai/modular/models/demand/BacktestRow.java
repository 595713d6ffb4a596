package ai.modular.models.demand;

import java.time.LocalDate;

/**
 * A forecast beside what came.
 *
 * @param model name of the model
 * @param forecast mean in units
 * @param actual demand in units, with censoring undone: an estimate where the day is censored, NaN where nothing is known
 * @param censored whether the day is not scored: out of stock for too long, or unknown
 */
public record BacktestRow(
        String model,
        String locationId,
        String itemId,
        LocalDate origin,
        LocalDate ds,
        double forecast,
        double actual,
        boolean censored) {}
