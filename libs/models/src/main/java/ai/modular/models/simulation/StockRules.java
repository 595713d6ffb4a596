package ai.modular.models.simulation;

import java.util.OptionalInt;

/**
 * How an item is stocked.
 *
 * @param leadTime periods from ordering to the first period of sale, 1 or more: 1 is sold in the very next period
 * @param review periods between orders, 1 or more
 * @param pack units per pack, more than 0: orders are multiples of it
 * @param shelfLife periods of sale of a delivery; empty when it keeps
 * @param holdingCost of a unit left over at the end of a period
 * @param lostSaleCost of a unit of demand that meets an empty shelf
 * @param wasteCost of a unit that expires
 */
public record StockRules(
        int leadTime,
        int review,
        double pack,
        OptionalInt shelfLife,
        double holdingCost,
        double lostSaleCost,
        double wasteCost) {

    public StockRules {
        if (leadTime < 1 || review < 1) {
            throw new IllegalArgumentException(
                    "lead time is %d and review %d periods, but each must be 1 or more".formatted(leadTime, review));
        }
        if (!(pack > 0)) {
            throw new IllegalArgumentException("pack size is %s, but must be more than 0".formatted(pack));
        }
        if (shelfLife.isPresent() && shelfLife.getAsInt() < 1) {
            throw new IllegalArgumentException(
                    "shelf life is %d periods, but what is delivered is sold for one at least"
                            .formatted(shelfLife.getAsInt()));
        }
        if (!(holdingCost >= 0 && lostSaleCost >= 0 && wasteCost >= 0)) {
            throw new IllegalArgumentException(
                    "costs are %s (holding), %s (lost sale), %s (waste), but must be 0 or more"
                            .formatted(holdingCost, lostSaleCost, wasteCost));
        }
    }

    /** Single units that keep. */
    public static StockRules keeping(int leadTime, int review, double holdingCost, double lostSaleCost) {
        return new StockRules(leadTime, review, 1, OptionalInt.empty(), holdingCost, lostSaleCost, 0);
    }
}
