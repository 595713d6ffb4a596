package ai.modular.models.daylevel;

import ai.modular.models.boosting.LightGbm;
import ai.modular.models.boosting.NativeMatrix;
import ai.modular.models.boosting.TrainingSet;
import java.util.ArrayList;
import java.util.Arrays;
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
    private static final int MEMBERS = 3;
    private static final double SAMPLE = .4;
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

    /** @param origin the first day to forecast; only days before it are read, but for what is planned */
    public DayLevelModel(DayPanel panel, int origin) {
        this.panel = panel;
        this.origin = origin;
    }

    /** @return series × day, the sales of a clean day */
    public double[][] forecast(int threads, long seed) {
        List<Past> past = new ArrayList<>();
        for (int week = 1; week <= WEEKS; week++) {
            past.add(new Past(panel, new OriginRows(panel, origin - HORIZON * week, HORIZON)));
        }
        List<LightGbm> members = new ArrayList<>();
        try {
            for (int member = 0; member < MEMBERS; member++) {
                members.add(train(past, threads, seed + member));
            }
            return predict(members, past);
        } finally {
            members.forEach(LightGbm::close);
        }
    }

    /** A member of the ensemble: its rows and its trees are drawn by its own seed. */
    private LightGbm train(List<Past> past, int threads, long seed) {
        int capacity = (int) (SAMPLE * 1.1 * WEEKS * HORIZON * panel.size()) + 1_000;
        float[] labels = new float[capacity];
        float[] weights = new float[capacity];
        SplittableRandom random = new SplittableRandom(seed);
        OriginRows first = past.get(0).rows();
        try (NativeMatrix matrix = new NativeMatrix(capacity, first.width())) {
            past.forEach(week -> draw(week, matrix, labels, weights, random));
            Map<String, String> parameters = new HashMap<>(PARAMETERS);
            parameters.put("num_threads", Integer.toString(threads));
            return LightGbm.train(new TrainingSet(matrix, first.names(), labels, weights), parameters, seed);
        }
    }

    private void draw(Past past, NativeMatrix matrix, float[] labels, float[] weights, SplittableRandom random) {
        OriginRows rows = past.rows();
        float[] row = new float[matrix.columns()];
        for (int ahead = 0; ahead < HORIZON; ahead++) {
            int day = rows.origin() + ahead;
            for (int i = 0; i < panel.size(); i++) {
                if (panel.clean(i, day) == 1 && random.nextDouble() < SAMPLE && !matrix.isFull()) {
                    double usual = rows.level(i) * past.level()[ahead];
                    labels[matrix.rows()] = (float) (panel.sales()[i][day] / usual);
                    weights[matrix.rows()] = (float) usual;
                    rows.write(i, ahead, row);
                    matrix.add(row);
                }
            }
        }
    }

    private double[][] predict(List<LightGbm> members, List<Past> past) {
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
                double day = now.dayLevel(ahead) * correction(past, origin + ahead);
                for (LightGbm member : members) {
                    double[] factors = member.predict(matrix);
                    for (int i = 0; i < factors.length; i++) {
                        result[i][ahead] += Math.max(0, factors[i] * now.level(i) * day) / members.size();
                    }
                }
            }
        }
        return result;
    }

    /** What days of the kind turned out to be against what was expected of them. */
    private double correction(List<Past> past, int target) {
        double sum = 0;
        double weight = PRIOR;
        DayTypes types = panel.types();
        for (Past week : past) {
            for (int ahead = 0; ahead < HORIZON; ahead++) {
                int day = week.rows().origin() + ahead;
                double like =
                        types.isSameWeekday(day, target) ? 1 : types.kind(day) == types.kind(target) ? SAME_KIND : 0;
                double w = like * Math.exp(-(origin - day) / MEMORY);
                sum += w * Math.log(week.level()[ahead] / week.rows().dayLevel(ahead));
                weight += w;
            }
        }
        return Math.exp(sum / weight);
    }

    /**
     * A past week as it was seen from its origin, and how it turned out.
     *
     * @param level per day, what clean shelves sold ÷ what they sell as a rule
     */
    private record Past(OriginRows rows, double[] level) {

        Past(DayPanel panel, OriginRows rows) {
            this(rows, new double[HORIZON]);
            Arrays.setAll(level, ahead -> realised(panel, rows, rows.origin() + ahead));
        }

        private static double realised(DayPanel panel, OriginRows rows, int day) {
            double sold = 0;
            double usual = 0;
            for (int i = 0; i < panel.size(); i++) {
                if (panel.clean(i, day) == 1) {
                    sold += panel.sales()[i][day];
                    usual += rows.level(i);
                }
            }
            return sold / usual;
        }
    }
}
