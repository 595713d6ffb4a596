package ai.modular.models.inventory;

import java.util.Optional;

/**
 * The risk of running out, day by day.
 *
 * @param probability per day: that demand exceeds what is sellable on that day
 * @param expectedLost per day: units of demand that meet an empty shelf
 * @param anyDay probability that it happens on at least one of the days
 */
public record StockoutRisk(double[] probability, double[] expectedLost, double anyDay) {

    public static StockoutRisk of(
            double[][] paths, Optional<StockPosition> stock, java.time.LocalDate businessDate, int days) {
        throw new IllegalStateException("not yet");
    }
}
