package ai.modular.models.inventory;

import java.util.Optional;

/**
 * What a proposal is made from.
 *
 * @param mean expected units per day, from the day after the business date on
 * @param paths units, {@code [path][day]}, same days
 * @param stock the position at the close of the business date; empty when there is none: the shelf counts as empty
 * @param terms of supply
 * @param period what the order covers
 * @param signs what else is known about the demand
 */
public record OrderInput(
        double[] mean,
        double[][] paths,
        Optional<StockPosition> stock,
        SupplyTerms terms,
        ProtectionPeriod period,
        DemandSigns signs) {

    public OrderInput {
        if (mean.length == 0 || paths.length == 0) {
            throw new IllegalArgumentException(
                    "%d forecast days and %d sample paths: a proposal needs both. Maybe the item was skipped by the forecast?"
                            .formatted(mean.length, paths.length));
        }
        for (double[] path : paths) {
            if (path.length != mean.length) {
                throw new IllegalArgumentException(
                        "a sample path has %d days, but the forecast has %d".formatted(path.length, mean.length));
            }
        }
    }
}
