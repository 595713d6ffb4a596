package ai.modular.models.stockout;

import ai.modular.models.boosting.LightGbm;
import ai.modular.models.boosting.NativeMatrix;
import ai.modular.models.boosting.TrainingSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The probability that a shelf is without stock in any opening hour of a day: LightGBM on shelves, neighbours, sales and plans, for the day after the
 * origin or for each of several days ahead. Nothing that is the same for all series of a day is a feature: fifty days are too few to learn from.
 */
public final class StockoutModel implements AutoCloseable {

    private static final int TRAINING_DAYS = 50;
    /** Features look back a week. */
    private static final int FIRST_ORIGIN = 9;

    private static final double SAMPLE = .3;
    private static final double MEMORY = 30;
    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("objective", "binary"),
            Map.entry("num_iterations", "400"),
            Map.entry("learning_rate", ".06"),
            Map.entry("num_leaves", "63"),
            Map.entry("min_data_in_leaf", "100"),
            Map.entry("feature_fraction", ".3"),
            Map.entry("bagging_fraction", ".7"),
            Map.entry("bagging_freq", "1"),
            Map.entry("max_bin", "127"));

    private final ShelfPanel panel;
    private final List<Neighbours.Named> groups;
    private final LightGbm trees;

    private StockoutModel(ShelfPanel panel, List<Neighbours.Named> groups, LightGbm trees) {
        this.panel = panel;
        this.groups = groups;
        this.trees = trees;
    }

    /**
     * @param origin the first day that is not read
     * @param horizon how many days ahead it will be asked for
     */
    public static StockoutModel train(ShelfPanel panel, int origin, int horizon, int threads, long seed) {
        List<Neighbours.Named> groups = Neighbours.Named.of(panel);
        int capacity = (int) (SAMPLE * 1.1 * TRAINING_DAYS * panel.size()) + 1_000;
        int width = new ShelfFeatures(panel, groups, origin, origin).width();
        float[] labels = new float[capacity];
        float[] weights = new float[capacity];
        SplittableRandom random = new SplittableRandom(seed);
        List<String> names = List.of();
        try (NativeMatrix rows = new NativeMatrix(capacity, width)) {
            float[] row = new float[width];
            for (int day = Math.max(FIRST_ORIGIN + horizon - 1, origin - TRAINING_DAYS); day < origin; day++) {
                for (int ahead = 0; ahead < horizon; ahead++) {
                    ShelfFeatures features = new ShelfFeatures(panel, groups, day - ahead, day);
                    names = features.names();
                    for (int i = 0; i < panel.size() && !rows.isFull(); i++) {
                        if (random.nextDouble() < SAMPLE / horizon) {
                            labels[rows.rows()] = panel.ranOut(i, day);
                            weights[rows.rows()] = (float) Math.exp(-(origin - day) / MEMORY);
                            features.write(i, row);
                            rows.add(row);
                        }
                    }
                }
            }
            Map<String, String> parameters = new HashMap<>(PARAMETERS);
            parameters.put("num_threads", Integer.toString(threads));
            return new StockoutModel(
                    panel, groups, LightGbm.train(new TrainingSet(rows, names, labels, weights), parameters, seed));
        }
    }

    /**
     * @param origin the first day that is not read
     * @param target the day asked for
     * @return one probability for each series
     */
    public double[] predict(int origin, int target) {
        ShelfFeatures features = new ShelfFeatures(panel, groups, origin, target);
        float[] row = new float[features.width()];
        try (NativeMatrix rows = new NativeMatrix(panel.size(), row.length)) {
            for (int i = 0; i < panel.size(); i++) {
                features.write(i, row);
                rows.add(row);
            }
            return trees.predict(rows);
        }
    }

    @Override
    public void close() {
        trees.close();
    }
}
