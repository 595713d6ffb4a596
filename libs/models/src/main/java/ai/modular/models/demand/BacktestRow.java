package ai.modular.models.demand;

import java.time.LocalDate;

/**
 * A forecast beside what came.
 *
 * @param model name of the model
 * @param forecast mean in units
 * @param actual demand in units, with censoring undone
 * @param censored whether the day was out of stock for too long to be scored
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
