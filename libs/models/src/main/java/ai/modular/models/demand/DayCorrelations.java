package ai.modular.models.demand;

import java.util.Map;
import java.util.TreeMap;

/**
 * Rank correlation of neighbouring days per group: what joins the days of a sample path.
 *
 * @param all over all groups, also for a group that was never seen
 * @param byGroup by group name
 */
record DayCorrelations(double all, Map<String, Double> byGroup) {

    private static final double HIGHEST = .95;

    double of(String group) {
        return byGroup.getOrDefault(group, all);
    }

    /** Collects normal scores of the ranks that what came had within its forecast distribution. */
    static final class Fit {

        private static final double PRIOR_PAIRS = 300;

        private final Map<String, double[]> sums = new TreeMap<>();

        /** Scores of neighbouring days; a day that is not scored is NaN. */
        void add(String group, double[] scores) {
            double[] sum = sums.computeIfAbsent(group, name -> new double[6]);
            for (int day = 1; day < scores.length; day++) {
                double a = scores[day - 1];
                double b = scores[day];
                if (!Double.isNaN(a) && !Double.isNaN(b)) {
                    double[] terms = {1, a, b, a * a, b * b, a * b};
                    for (int i = 0; i < terms.length; i++) {
                        sum[i] += terms[i];
                    }
                }
            }
        }

        DayCorrelations correlations() {
            double[] total = new double[6];
            sums.values().forEach(sum -> {
                for (int i = 0; i < total.length; i++) {
                    total[i] += sum[i];
                }
            });
            double all = correlation(total);
            Map<String, Double> byGroup = new TreeMap<>();
            sums.forEach((group, sum) -> {
                double weight = sum[0] / (sum[0] + PRIOR_PAIRS);
                byGroup.put(group, weight * correlation(sum) + (1 - weight) * all);
            });
            return new DayCorrelations(all, byGroup);
        }

        private static double correlation(double[] sum) {
            double n = sum[0];
            double spread = (n * sum[3] - sum[1] * sum[1]) * (n * sum[4] - sum[2] * sum[2]);
            if (!(spread > 0)) {
                return 0;
            }
            double result = (n * sum[5] - sum[1] * sum[2]) / Math.sqrt(spread);
            return Math.min(HIGHEST, Math.max(0, result));
        }
    }
}
