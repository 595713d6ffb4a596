package ai.modular.models.statistical;

/**
 * How a series sells: often or rarely, much the same or not. A. A. Syntetos, J. E. Boylan and J. D. Croston, On the categorization of demand patterns,
 * Journal of the Operational Research Society 56 (2005), 495–503, with their limits: mean interval 1.32, squared coefficient of variation .49.
 */
public enum DemandClass {
    SMOOTH,
    ERRATIC,
    INTERMITTENT,
    LUMPY,

    /** Nothing sold. */
    NONE;

    private static final double RARELY = 1.32;
    private static final double VARIED = .49;

    /** @param y demand per period, NaN where unknown */
    public static DemandClass of(double[] y) {
        return of(History.of(y, 1));
    }

    static DemandClass of(History history) {
        Sales sales = Sales.of(history);
        if (sales.count() == 0) {
            return NONE;
        }
        if (sales.meanInterval() < RARELY) {
            return sales.variation() < VARIED ? SMOOTH : ERRATIC;
        }
        return sales.variation() < VARIED ? INTERMITTENT : LUMPY;
    }
}
