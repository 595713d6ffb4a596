package ai.modular.models.inventory;

/** The terms of a receipt, version 1, in their order. */
public enum TermCode {
    /**
     * + Mean demand from the day after ordering to the last day covered; facts first_day, last_day, days, and terms_assumed=true for supply terms
     * that are a stand-in.
     */
    EXPECTED_DEMAND,
    /** − Part of that demand that meets an empty shelf before the delivery and is lost; facts until. */
    LOST_BEFORE_DELIVERY,
    /** ± What the critical ratio asks for beyond the expected need; facts critical_ratio. */
    SAFETY_STOCK,
    /** − Stock on hand; facts as_of, and assumed=true for a stand-in. */
    ON_HAND,
    /** + Part of the stock on hand that is expected to expire before it sells. */
    EXPIRES_UNSOLD,
    /** − Arriving until the last day covered; facts next_arrival. */
    ON_ORDER,
    /** + Lifts a negative need to nothing. */
    NOT_NEEDED,
    /** ± To whole packs; facts pack_size, packs. */
    PACK_ROUNDING,
    /** + To the smallest order; facts minimum. */
    MINIMUM
}
