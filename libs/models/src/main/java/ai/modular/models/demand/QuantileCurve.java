package ai.modular.models.demand;

import ai.modular.contracts.model.QuantileGrid;

/**
 * The distribution between the levels of {@link QuantileGrid}: linear in the normal score of the level, and beyond the outer levels continued
 * with the slope of the outermost piece, never below 0.
 */
final class QuantileCurve {

    private static final double[] SCORES = scores();
    private static final int LAST = SCORES.length - 1;

    /** Where the search for a score begins, by cells of the score: a night looks up 100 million of them. */
    private static final int RANGE = 4;

    private static final int CELLS_PER_UNIT = 16;
    private static final int[] FIRST = new int[2 * RANGE * CELLS_PER_UNIT];
    private static final double[] PER_WIDTH = new double[SCORES.length];

    static {
        for (int cell = 0; cell < FIRST.length; cell++) {
            double low = cell / (double) CELLS_PER_UNIT - RANGE;
            FIRST[cell] = 1;
            while (FIRST[cell] < LAST && SCORES[FIRST[cell]] < low) {
                FIRST[cell]++;
            }
        }
        for (int i = 1; i < SCORES.length; i++) {
            PER_WIDTH[i] = 1 / (SCORES[i] - SCORES[i - 1]);
        }
    }

    private QuantileCurve() {}

    /** Units at a normal score. */
    static double valueAt(double[] quantiles, double score) {
        int cell = (int) ((score + RANGE) * CELLS_PER_UNIT);
        int upper = FIRST[Math.min(FIRST.length - 1, Math.max(0, cell))];
        while (upper < LAST && SCORES[upper] < score) {
            upper++;
        }
        double share = (score - SCORES[upper - 1]) * PER_WIDTH[upper];
        double value = quantiles[upper - 1] + share * (quantiles[upper] - quantiles[upper - 1]);
        return value > 0 ? value : 0;
    }

    /**
     * The normal score of what came. Where the distribution has a mass (several levels share the value), the middle of their scores: the
     * randomized rank of the literature would do the same on average.
     */
    static double scoreOf(double[] quantiles, double value) {
        int below = 0;
        while (below <= LAST && quantiles[below] < value) {
            below++;
        }
        int notAbove = below;
        while (notAbove <= LAST && quantiles[notAbove] <= value) {
            notAbove++;
        }
        if (notAbove > below) {
            double low = below == 0 ? SCORES[0] : SCORES[below];
            return .5 * (low + SCORES[notAbove - 1]);
        }
        if (below == 0 || below > LAST) {
            return below == 0 ? SCORES[0] : SCORES[LAST];
        }
        double share = (value - quantiles[below - 1]) / (quantiles[below] - quantiles[below - 1]);
        return SCORES[below - 1] + share * (SCORES[below] - SCORES[below - 1]);
    }

    static double score(int level) {
        return SCORES[level];
    }

    private static double[] scores() {
        double[] levels = QuantileGrid.levels();
        for (int i = 0; i < levels.length; i++) {
            levels[i] = StandardNormal.quantile(levels[i]);
        }
        return levels;
    }
}
