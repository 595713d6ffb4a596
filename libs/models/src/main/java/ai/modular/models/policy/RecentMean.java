package ai.modular.models.policy;

import java.util.Arrays;

/** What a planner without a forecast goes by. */
final class RecentMean {

    private RecentMean() {}

    /**
     * Mean of the last known periods.
     *
     * @param known demand, NaN where unknown
     * @param periods how far back
     * @return 0 when none of them is known
     */
    static double of(double[] known, int periods) {
        return Arrays.stream(known, Math.max(0, known.length - periods), known.length)
                .filter(value -> !Double.isNaN(value))
                .average()
                .orElse(0);
    }
}
