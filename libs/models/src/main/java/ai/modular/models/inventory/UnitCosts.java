package ai.modular.models.inventory;

/**
 * What a unit costs when it is lost, left over or wasted; all in the same currency.
 *
 * @param lostSale of demand that meets an empty shelf, usually the margin; more than 0
 * @param leftOver of a unit that is still there when the next delivery becomes sellable; more than 0
 * @param waste of a unit that expires before it sells, beside what it costs to keep; 0 or more
 * @param inMoney false when no price is known and only the relation of the costs means something
 */
public record UnitCosts(double lostSale, double leftOver, double waste, boolean inMoney) {

    public UnitCosts {
        if (!(lostSale > 0 && leftOver > 0 && waste >= 0)) {
            throw new IllegalArgumentException(
                    "costs are %s (lost sale), %s (left over) and %s (waste), but the first two must be more than 0 and waste 0 or more"
                            .formatted(lostSale, leftOver, waste));
        }
    }

    /** Costs of which nothing is known but their relation: lost ÷ (lost + left over). */
    public static UnitCosts ofRatio(double criticalRatio) {
        return new UnitCosts(criticalRatio, 1 - criticalRatio, 0, false);
    }

    /** Costs in money of which the one of a unit left over follows from the critical ratio. */
    public static UnitCosts of(double criticalRatio, double lostSale, double waste) {
        return new UnitCosts(lostSale, lostSale * (1 - criticalRatio) / criticalRatio, waste, true);
    }
}
