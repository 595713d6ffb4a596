package ai.modular.models.inventory;

/** The terms of a receipt, version 2, in their order. Version 1 had those without a mark. */
public enum TermCode {
    /**
     * + Mean demand from the day after ordering to the last day covered; facts first_day, last_day, days, terms_assumed=true for supply terms
     * that are a stand-in, last_day_of_sale of an item that leaves, class (ABC by value, XYZ by steadiness), cutoff_missed=true.
     */
    EXPECTED_DEMAND,
    /** − Part of that demand that meets an empty shelf before the delivery and is lost; facts until. */
    LOST_BEFORE_DELIVERY,
    /** ± What the critical ratio asks for beyond the expected need; facts critical_ratio. */
    SAFETY_STOCK,
    /** − Stock on hand; facts as_of, and assumed=true for a stand-in. */
    ON_HAND,
    /** + Of it, expected to have been sold since; facts as_of (version 2). */
    SOLD_SINCE,
    /** + Part of the stock on hand that is expected to expire before it sells. */
    EXPIRES_UNSOLD,
    /** − Arriving until the last day covered; facts next_arrival. */
    ON_ORDER,
    /** + So that the shelf looks stocked; facts presentation (version 2). */
    PRESENTATION,
    /** + Lifts a negative need to nothing. */
    NOT_NEEDED,
    /** − Units that would cost more as waste than they save as sales; facts waste_cost, lost_sale_cost in money (version 2). */
    WASTE,
    /** ± To whole packs; facts pack_size, packs. */
    PACK_ROUNDING,
    /** + To the smallest order; facts minimum. */
    MINIMUM,
    /** − What has no place; facts capacity, on_shelf with what earlier orders bring in the same delivery (version 2). */
    SHELF_CAPACITY,
    /** − To the largest order; facts maximum, and ordered when an earlier order for the same delivery counts into it (version 2). */
    MAXIMUM,
    /** − Put to rest; facts until (version 2). */
    SNOOZED,
    /** ± Filled up to the supplier's minimum, or postponed; facts minimum_value or minimum_packs, order_value, postponed (version 2). */
    SUPPLIER_MINIMUM
}
