package ai.modular.models.policy;

import ai.modular.models.replenishment.ItemTerms;

/** Whole packs of what is missing. */
final class Packs {

    private static final double TOLERANCE = 1e-9;

    private Packs() {}

    /** Rounded up to packs, and to the smallest order; 0 when nothing is missing. */
    static double of(double missing, ItemTerms terms) {
        if (missing <= TOLERANCE) {
            return 0;
        }
        double pack = terms.pack().doubleValue();
        double wanted = Math.max(missing, terms.minimum().doubleValue());
        return Math.ceil(wanted / pack - TOLERANCE) * pack;
    }
}
