package ai.modular.models.replenishment;

import ai.modular.models.boosting.LightGbm;
import ai.modular.models.boosting.NativeMatrix;
import ai.modular.models.boosting.TrainingSet;
import java.util.List;
import java.util.Map;

/**
 * Gradient-boosted trees over all series (LightGBM, Ke et al. 2017) with a Tweedie loss: the mean of a count that is often 0. Two forests are
 * averaged: one starts from the level of the series and learns what to multiply it with, one learns the demand itself.
 */
final class BoostedDemand implements AutoCloseable {

    private static final int MOST_ROWS = 300_000;
    private static final int FEWEST_ROWS = 2_000;
    private static final int WARM_UP = 26;
    private static final int LOOK_BACK = 110;

    /** A row two years old counts half. */
    private static final double HALF_LIFE = 104;

    private final LightGbm relative;
    private final LightGbm plain;

    private BoostedDemand(LightGbm relative, LightGbm plain) {
        this.relative = relative;
        this.plain = plain;
    }

    /** Whether there is enough to learn from. */
    static boolean canLearn(PeriodPanel panel, int horizon) {
        return rows(panel, horizon, 1) >= FEWEST_ROWS;
    }

    static BoostedDemand train(PeriodPanel panel, int horizon, long seed, int threads) {
        int stride = 1;
        while (rows(panel, horizon, stride) > MOST_ROWS) {
            stride++;
        }
        PeriodFeatures features = new PeriodFeatures(panel);
        int capacity = (int) rows(panel, horizon, stride);
        int columns = features.names().size();
        float[] labels = new float[capacity];
        float[] weights = new float[capacity];
        double[] start = new double[capacity];
        float[] row = new float[columns];
        try (NativeMatrix matrix = new NativeMatrix(capacity, columns)) {
            for (int period = firstTarget(panel); period < panel.periods(); period += stride) {
                double weight = Math.pow(.5, (panel.periods() - 1 - period) / HALF_LIFE);
                for (int known = Math.max(WARM_UP, period - horizon + 1); known <= period; known++) {
                    for (int series = 0; series < panel.series(); series++) {
                        if (!Double.isNaN(panel.demand()[series][period])) {
                            int at = matrix.rows();
                            features.fill(row, series, known, period);
                            matrix.add(row);
                            labels[at] = (float) panel.demand()[series][period];
                            weights[at] = (float) weight;
                            start[at] = Math.log(features.base(series, known));
                        }
                    }
                }
            }
            List<String> names = features.names();
            Map<String, String> parameters = parameters(threads);
            return new BoostedDemand(
                    LightGbm.train(new TrainingSet(matrix, names, labels, weights, start), parameters, seed),
                    LightGbm.train(new TrainingSet(matrix, names, labels, weights), parameters, seed + 1));
        }
    }

    private static int firstTarget(PeriodPanel panel) {
        return Math.max(WARM_UP, panel.periods() - LOOK_BACK);
    }

    private static long rows(PeriodPanel panel, int horizon, int stride) {
        long targets = Math.max(0, panel.periods() - firstTarget(panel) + stride - 1) / stride;
        return targets * horizon * panel.series();
    }

    private static Map<String, String> parameters(int threads) {
        return Map.ofEntries(
                Map.entry("objective", "tweedie"),
                Map.entry("tweedie_variance_power", "1.2"),
                Map.entry("num_iterations", "150"),
                Map.entry("num_leaves", "31"),
                Map.entry("learning_rate", ".05"),
                Map.entry("min_data_in_leaf", "200"),
                Map.entry("lambda_l2", "5"),
                Map.entry("feature_fraction", ".6"),
                Map.entry("bagging_fraction", ".7"),
                Map.entry("bagging_freq", "1"),
                Map.entry("num_threads", String.valueOf(threads)));
    }

    /** {@code [series][step]} from the period after the last one on; the panel may know more than the one that was learnt from. */
    double[][] forecast(PeriodPanel panel, int horizon) {
        PeriodFeatures features = new PeriodFeatures(panel);
        float[] row = new float[features.names().size()];
        double[][] result = new double[panel.series()][horizon];
        try (NativeMatrix matrix = new NativeMatrix(panel.series() * horizon, row.length)) {
            for (int series = 0; series < panel.series(); series++) {
                for (int step = 0; step < horizon; step++) {
                    features.fill(row, series, panel.periods(), panel.periods() + step);
                    matrix.add(row);
                }
            }
            double[] factor = relative.predict(matrix);
            double[] mean = plain.predict(matrix);
            for (int i = 0; i < factor.length; i++) {
                int series = i / horizon;
                result[series][i % horizon] = (factor[i] * features.base(series, panel.periods()) + mean[i]) / 2;
            }
        }
        return result;
    }

    @Override
    public void close() {
        relative.close();
        plain.close();
    }
}
