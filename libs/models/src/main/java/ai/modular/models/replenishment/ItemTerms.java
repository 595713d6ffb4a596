package ai.modular.models.replenishment;

import ai.modular.models.simulation.StockRules;
import java.math.BigDecimal;
import java.util.OptionalInt;

/**
 * How an item is ordered.
 *
 * @param leadTime periods from ordering to the first period of sale, 1 or more
 * @param review periods between orders, 1 or more
 * @param pack units per pack, more than 0
 * @param minimum units of the smallest order, 0 when there is none
 * @param holdingCost of a unit left over at the end of a period, more than 0
 * @param lostSaleCost of a unit of demand that meets an empty shelf, more than 0
 */
public record ItemTerms(
        int leadTime, int review, BigDecimal pack, BigDecimal minimum, double holdingCost, double lostSaleCost) {

    public ItemTerms {
        if (leadTime < 1 || review < 1) {
            throw new IllegalArgumentException(
                    "lead time is %d and review %d periods, but each must be 1 or more".formatted(leadTime, review));
        }
        if (pack.signum() <= 0 || pack.stripTrailingZeros().scale() > 3 || minimum.signum() < 0) {
            throw new IllegalArgumentException(
                    "pack is %s and minimum %s units, but a pack is more than 0, of three decimals at most, and a minimum 0 or more"
                            .formatted(pack.toPlainString(), minimum.toPlainString()));
        }
        if (!(holdingCost > 0 && lostSaleCost > 0)) {
            throw new IllegalArgumentException("costs are %s (holding) and %s (lost sale), but must be more than 0"
                    .formatted(holdingCost, lostSaleCost));
        }
    }

    /** Periods from the one after ordering to the last one before the next order can be sold. */
    public int covered() {
        return leadTime + review - 1;
    }

    /**
     * Cost of a lost unit ÷ (cost of a lost unit + cost of a unit too many) (newsvendor; Silver, Pyke, Thomas 2017, chapter 9).
     *
     * @param leftoverPeriods how many review periods the unit too many is held
     */
    public double criticalRatio(double leftoverPeriods) {
        return lostSaleCost / (lostSaleCost + leftoverPeriods * review * holdingCost);
    }

    /** The same for a simulation. */
    public StockRules rules() {
        return new StockRules(leadTime, review, pack.doubleValue(), OptionalInt.empty(), holdingCost, lostSaleCost, 0);
    }
}
