package ai.modular.scoring.supply;

import ai.modular.models.inventory.UnitCosts;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a unit of an item is worth to a store, as far as the shop says so.
 *
 * @param lostSale the stated cost of a lost unit, else price less unit cost; empty when neither is known or nothing is earned
 * @param keepingPerDay the stated cost of keeping a unit for a day, else its share of a quarter of the unit cost per year
 * @param waste the stated cost of a unit that expires; empty when none is stated
 * @param unitCost purchase price
 */
record UnitMoney(OptionalDouble lostSale, double keepingPerDay, OptionalDouble waste, double unitCost) {

    /** A year's cost of capital and shelf as a share of the unit's cost. */
    private static final double KEEPING_PER_YEAR = .25;

    private static final double DAYS_PER_YEAR = 365;

    static UnitMoney of(SupplyFacts facts) {
        double unitCost = facts.number("unit_cost").orElse(0);
        OptionalDouble stated = facts.number("lost_sale_cost");
        double margin = facts.number("price").orElse(0) - unitCost;
        boolean known = stated.isPresent() || margin > 0 && unitCost > 0;
        return new UnitMoney(
                known ? OptionalDouble.of(stated.orElse(margin)) : OptionalDouble.empty(),
                facts.number("holding_cost").orElse(KEEPING_PER_YEAR / DAYS_PER_YEAR * unitCost),
                facts.number("waste_cost"),
                unitCost);
    }

    /** Nothing can be compared: the supplier counts in another currency. */
    UnitMoney unknown() {
        return new UnitMoney(OptionalDouble.empty(), keepingPerDay, OptionalDouble.empty(), unitCost);
    }

    /**
     * The costs that an order is weighed by; empty when a lost unit has no price.
     *
     * @param ratioStated a stated service level says how much waste is accepted: only a stated cost of waste is priced beside it
     */
    Optional<UnitCosts> costs(double criticalRatio, boolean ratioStated) {
        return lostSale.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        UnitCosts.of(criticalRatio, lostSale.getAsDouble(), waste.orElse(ratioStated ? 0 : unitCost)));
    }
}
