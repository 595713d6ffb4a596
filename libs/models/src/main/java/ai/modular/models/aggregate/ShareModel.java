package ai.modular.models.aggregate;

import ai.modular.models.boosting.LightGbm;
import ai.modular.models.boosting.NativeMatrix;
import ai.modular.models.boosting.TrainingSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How much of its group's forecast an item gets. Boosted trees learn what the mean of a week was, as a factor on the item's level times the rise or
 * fall of its group; seasons and holidays come from the group's forecast, where they can be seen, and trees see only what is the item's own.
 */
public final class ShareModel implements AutoCloseable {

    /** Days of the past of the first origin that is learnt from. */
    private static final int SHORTEST_PAST = 28;

    private static final int WEEKS = 4;
    private static final double SAMPLE = .35;
    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("objective", "tweedie"),
            Map.entry("tweedie_variance_power", "1.2"),
            Map.entry("num_iterations", "100"),
            Map.entry("learning_rate", ".07"),
            Map.entry("num_leaves", "31"),
            Map.entry("min_data_in_leaf", "200"),
            Map.entry("feature_fraction", ".6"),
            Map.entry("bagging_fraction", ".7"),
            Map.entry("bagging_freq", "1"),
            Map.entry("lambda_l2", "5"),
            Map.entry("max_bin", "127"));

    private final LightGbm trees;

    private ShareModel(LightGbm trees) {
        this.trees = trees;
    }

    /**
     * @param totals group × day of the panel, closed days filled in
     * @param end days of the past that may be seen
     * @param threads native threads
     */
    public static ShareModel train(ItemPanel panel, double[][] totals, int end, int threads, long seed) {
        int origins = Math.max(0, (end - WEEKS * ShareFeatures.WEEK - SHORTEST_PAST) / ShareFeatures.WEEK + 1);
        int capacity = (int) (SAMPLE * 1.05 * origins * WEEKS * panel.size()) + 1_000;
        float[] labels = new float[capacity];
        double[] start = new double[capacity];
        NativeMatrix rows = null;
        List<String> names = List.of();
        try {
            SplittableRandom random = new SplittableRandom(seed);
            for (int origin = end - WEEKS * ShareFeatures.WEEK; origin >= SHORTEST_PAST; origin -= ShareFeatures.WEEK) {
                ShareFeatures features = new ShareFeatures(panel, origin);
                names = features.names();
                rows = rows == null ? new NativeMatrix(capacity, features.width()) : rows;
                draw(panel, totals, features, origin, random, rows, labels, start);
            }
            if (rows == null || rows.rows() == 0) {
                throw new IllegalArgumentException("%d days of past are too few to learn from".formatted(end));
            }
            Map<String, String> parameters = new HashMap<>(PARAMETERS);
            parameters.put("num_threads", Integer.toString(threads));
            return new ShareModel(LightGbm.train(new TrainingSet(rows, names, labels, null, start), parameters, seed));
        } finally {
            if (rows != null) {
                rows.close();
            }
        }
    }

    private static void draw(
            ItemPanel panel,
            double[][] totals,
            ShareFeatures features,
            int origin,
            SplittableRandom random,
            NativeMatrix rows,
            float[] labels,
            double[] start) {
        double[] levels = groupLevels(totals, origin);
        float[] row = new float[rows.columns()];
        for (int week = 0; week < WEEKS; week++) {
            int first = origin + ShareFeatures.WEEK * week;
            for (int series = 0; series < panel.size(); series++) {
                if (random.nextDouble() >= SAMPLE || rows.isFull() || !isOffered(panel, series, first, origin)) {
                    continue;
                }
                int group = panel.group(series);
                labels[rows.rows()] = (float) mean(panel.sales()[series], first);
                start[rows.rows()] =
                        Math.log(features.base(series) * Math.max(1e-3, mean(totals[group], first)) / levels[group]);
                features.write(series, week, row);
                rows.add(row);
            }
        }
    }

    /**
     * @param expected group × day from {@code end} on
     * @return item × day, 0 on a day on which the item is not offered
     */
    public double[][] forecast(ItemPanel panel, double[][] totals, double[][] expected, int end) {
        int horizon = expected[0].length;
        ShareFeatures features = new ShareFeatures(panel, end);
        double[] levels = groupLevels(totals, end);
        double[][] result = new double[panel.size()][horizon];
        try (NativeMatrix rows = new NativeMatrix(panel.size(), features.width())) {
            float[] row = new float[rows.columns()];
            for (int week = 0; week * ShareFeatures.WEEK < horizon; week++) {
                rows.clear();
                for (int series = 0; series < panel.size(); series++) {
                    features.write(series, week, row);
                    rows.add(row);
                }
                double[] factors = trees.predict(rows);
                int last = Math.min(horizon, (week + 1) * ShareFeatures.WEEK);
                for (int day = week * ShareFeatures.WEEK; day < last; day++) {
                    spread(panel, features, factors, expected, levels, end, day, result);
                }
            }
        }
        return result;
    }

    private static void spread(
            ItemPanel panel,
            ShareFeatures features,
            double[] factors,
            double[][] expected,
            double[] levels,
            int end,
            int day,
            double[][] result) {
        for (int series = 0; series < panel.size(); series++) {
            int group = panel.group(series);
            result[series][day] = panel.isOffered(series, end + day)
                    ? factors[series] * features.base(series) * expected[group][day] / levels[group]
                    : 0;
        }
    }

    private static boolean isOffered(ItemPanel panel, int series, int first, int origin) {
        for (int day = first; day < first + ShareFeatures.WEEK; day++) {
            if (!panel.isOffered(series, day)) {
                return false;
            }
        }
        return origin - 1 - panel.firstDay()[series] >= ShareFeatures.WEEK;
    }

    /** Exponentially weighted means of the groups' days before the origin, as fast as the items' levels. */
    private static double[] groupLevels(double[][] totals, int end) {
        double[] result = new double[totals.length];
        for (int group = 0; group < totals.length; group++) {
            double weight = 0;
            for (int day = 0; day < end; day++) {
                result[group] = result[group] * (1 - ShareFeatures.LEVEL_SPEED) + totals[group][day];
                weight = weight * (1 - ShareFeatures.LEVEL_SPEED) + 1;
            }
            result[group] = Math.max(1e-3, result[group] / weight);
        }
        return result;
    }

    private static double mean(float[] values, int first) {
        double sum = 0;
        for (int day = first; day < first + ShareFeatures.WEEK; day++) {
            sum += values[day];
        }
        return sum / ShareFeatures.WEEK;
    }

    private static double mean(double[] values, int first) {
        double sum = 0;
        for (int day = first; day < first + ShareFeatures.WEEK; day++) {
            sum += values[day];
        }
        return sum / ShareFeatures.WEEK;
    }

    @Override
    public void close() {
        trees.close();
    }
}
