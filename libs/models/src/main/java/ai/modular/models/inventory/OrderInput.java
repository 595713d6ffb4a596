package ai.modular.models.inventory;

import java.time.LocalDate;
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
 * @param conditions limits, costs, and what was wrong with the input
 */
public record OrderInput(
        double[] mean,
        double[][] paths,
        Optional<StockPosition> stock,
        SupplyTerms terms,
        ProtectionPeriod period,
        DemandSigns signs,
        OrderConditions conditions) {

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

    /** Without conditions. */
    public OrderInput(
            double[] mean,
            double[][] paths,
            Optional<StockPosition> stock,
            SupplyTerms terms,
            ProtectionPeriod period,
            DemandSigns signs) {
        this(mean, paths, stock, terms, period, signs, OrderConditions.none());
    }

    OrderLimits limits() {
        return conditions.limits();
    }

    UnitCosts costs() {
        return conditions.costs().orElseGet(() -> UnitCosts.ofRatio(terms.criticalRatio()));
    }

    /** Days from the one after ordering to the last one covered: not those on which its own goods have expired, or are no longer sold. */
    int daysCovered() {
        return Math.min(period.days(), usefulDays());
    }

    /** Days from the one after ordering to the last one on which goods of this order can be sold; very many for what keeps. */
    int usefulDays() {
        int days = Integer.MAX_VALUE;
        if (terms.shelfLifeDays().isPresent()) {
            days = period.daysBeforeDelivery() + terms.shelfLifeDays().getAsInt();
        }
        if (limits().lastDayOfSale().isPresent()) {
            LocalDate last = limits().lastDayOfSale().get();
            days = Math.min(days, (int)
                    Math.max(0, last.toEpochDay() - period.orderedOn().toEpochDay()));
        }
        return days;
    }
}
