package ai.modular.models.daylevel;

import ai.modular.models.boosting.LightGbm;
import ai.modular.models.boosting.NativeMatrix;
import ai.modular.models.boosting.TrainingSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Forecasts = what trees say of the series × its level × the level of the day. Trees learn absolute errors of clean days (LightGBM L1) after the
 * day's own level was divided out of them: four weeks have too few days to learn from what made one of them high. The level of a day ahead is that
 * of past days like it, corrected by what such days turned out to be.
 */
public final class DayLevelModel {

    static final int HORIZON = 7;

    private static final int WEEKS = 4;
    private static final double SAMPLE = .2;
    private static final double MEMORY = 40;
    private static final double SAME_KIND = .2;
    private static final double PRIOR = .5;
    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("objective", "l1"),
            Map.entry("num_iterations", "180"),
            Map.entry("learning_rate", ".09"),
            Map.entry("num_leaves", "63"),
            Map.entry("min_data_in_leaf", "100"),
            Map.entry("feature_fraction", ".5"),
            Map.entry("bagging_fraction", ".7"),
            Map.entry("bagging_freq", "1"),
            Map.entry("max_bin", "127"));

    private final DayPanel panel;
    private final int origin;

    /** A past day: what it turned out to be ÷ what was expected of its kind. */
    private record Surprise(int day, double ratio) {}

    private final List<Surprise> surprises = new ArrayList<>();

    /** @param origin the first day to forecast; only days before it are read, but for what is planned */
    public DayLevelModel(DayPanel panel, int origin) {
        this.panel = panel;
        this.origin = origin;
    }

    /** @return series × day, the sales of a clean day */
    public double[][] forecast(int threads, long seed) {
        int capacity = (int) (SAMPLE * 1.1 * WEEKS * HORIZON * panel.size()) + 1_000;
        float[] labels = new float[capacity];
        float[] weights = new float[capacity];
        SplittableRandom random = new SplittableRandom(seed);
        Rows rows = null;
        try {
            for (int week = 1; week <= WEEKS; week++) {
                OriginRows past = new OriginRows(panel, origin - HORIZON * week, HORIZON);
                rows = rows == null ? new Rows(new NativeMatrix(capacity, past.width()), past.names()) : rows;
                draw(past, rows.matrix, labels, weights, random);
            }
            Map<String, String> parameters = new HashMap<>(PARAMETERS);
            parameters.put("num_threads", Integer.toString(threads));
            try (LightGbm trees =
                    LightGbm.train(new TrainingSet(rows.matrix, rows.names, labels, weights), parameters, seed)) {
                return predict(trees);
            }
        } finally {
            if (rows != null) {
                rows.matrix.close();
            }
        }
    }

    private record Rows(NativeMatrix matrix, List<String> names) {}

    private void draw(OriginRows past, NativeMatrix matrix, float[] labels, float[] weights, SplittableRandom random) {
        float[] row = new float[matrix.columns()];
        for (int ahead = 0; ahead < HORIZON; ahead++) {
            int day = past.origin() + ahead;
            double level = realised(past, day);
            surprises.add(new Surprise(day, level / past.dayLevel(ahead)));
            for (int i = 0; i < panel.size(); i++) {
                if (panel.clean(i, day) == 1 && random.nextDouble() < SAMPLE && !matrix.isFull()) {
                    double usual = past.level(i) * level;
                    labels[matrix.rows()] = (float) (panel.sales()[i][day] / usual);
                    weights[matrix.rows()] = (float) usual;
                    past.write(i, ahead, row);
                    matrix.add(row);
                }
            }
        }
    }

    /** What clean shelves sold on the day ÷ what they sell as a rule. */
    private double realised(OriginRows past, int day) {
        double sold = 0;
        double usual = 0;
        for (int i = 0; i < panel.size(); i++) {
            if (panel.clean(i, day) == 1) {
                sold += panel.sales()[i][day];
                usual += past.level(i);
            }
        }
        return sold / usual;
    }

    private double[][] predict(LightGbm trees) {
        OriginRows now = new OriginRows(panel, origin, HORIZON);
        double[][] result = new double[panel.size()][HORIZON];
        float[] row = new float[now.width()];
        try (NativeMatrix matrix = new NativeMatrix(panel.size(), now.width())) {
            for (int ahead = 0; ahead < HORIZON; ahead++) {
                matrix.clear();
                for (int i = 0; i < panel.size(); i++) {
                    now.write(i, ahead, row);
                    matrix.add(row);
                }
                double[] factors = trees.predict(matrix);
                double day = now.dayLevel(ahead) * correction(origin + ahead);
                for (int i = 0; i < factors.length; i++) {
                    result[i][ahead] = Math.max(0, factors[i] * now.level(i) * day);
                }
            }
        }
        return result;
    }

    private double correction(int target) {
        double sum = 0;
        double weight = PRIOR;
        DayTypes types = panel.types();
        for (Surprise past : surprises) {
            double like = types.isSameWeekday(past.day(), target)
                    ? 1
                    : types.kind(past.day()) == types.kind(target) ? SAME_KIND : 0;
            double w = like * Math.exp(-(origin - past.day()) / MEMORY);
            sum += w * Math.log(past.ratio());
            weight += w;
        }
        return Math.exp(sum / weight);
    }
}
