package ai.modular.models.replenishment;

/**
 * What was chosen by measuring.
 *
 * @param boostedShare share of the trees in the mean, the rest is smoothing's, 0 … 1
 * @param leftoverPeriods how many review periods a unit too many is held: 1 when the next order always corrects it, more for what sells slowly
 * @param paths of demand per series
 * @param seed of the paths and the trees: same input and seed, same orders
 * @param threads of the trees
 */
public record PlannerSettings(double boostedShare, double leftoverPeriods, int paths, long seed, int threads) {

    public PlannerSettings {
        if (!(boostedShare >= 0 && boostedShare <= 1) || !(leftoverPeriods > 0) || paths < 1 || threads < 1) {
            throw new IllegalArgumentException(
                    "share of the trees %s, leftovers held for %s periods, %d paths, %d threads: the share must be 0 … 1, the others more than 0"
                            .formatted(boostedShare, leftoverPeriods, paths, threads));
        }
    }

    /** One thread: on a busy machine two native threads wait for each other more than they work. */
    public static PlannerSettings defaults() {
        return new PlannerSettings(
                .5, 1.5, 500, 1, Math.min(2, Runtime.getRuntime().availableProcessors()));
    }
}
