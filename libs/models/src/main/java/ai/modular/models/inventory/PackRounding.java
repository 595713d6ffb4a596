package ai.modular.models.inventory;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * From a need to packs. Of the two neighbouring multiples of the pack the one with the lower expected cost is taken, the larger one when they
 * cost the same: always rounding up would fill the shelf with slow items that come in large packs. The expected cost is convex in the quantity,
 * so that the cheapest multiple of all is one of the two.
 */
final class PackRounding {

    private PackRounding() {}

    /** @param quantity 0 or more */
    static BigDecimal toPacks(BigDecimal quantity, BigDecimal pack, Need need, UnitCosts costs) {
        BigDecimal lower = down(quantity, pack);
        if (lower.compareTo(quantity) == 0) {
            return lower;
        }
        BigDecimal upper = lower.add(pack);
        double costBelow = need.cost(lower.doubleValue(), costs);
        double costAbove = need.cost(upper.doubleValue(), costs);
        return costAbove <= costBelow ? upper : lower;
    }

    static BigDecimal up(BigDecimal quantity, BigDecimal pack) {
        return quantity.divide(pack, 0, RoundingMode.CEILING).multiply(pack);
    }

    static BigDecimal down(BigDecimal quantity, BigDecimal pack) {
        return quantity.divide(pack, 0, RoundingMode.FLOOR).multiply(pack);
    }

    /** The smallest multiple of the pack that reaches the minimum, for an order that is not empty. */
    static BigDecimal toMinimum(BigDecimal quantity, BigDecimal pack, BigDecimal minimum) {
        if (quantity.signum() == 0 || quantity.compareTo(minimum) >= 0) {
            return quantity;
        }
        return up(minimum, pack);
    }
}
