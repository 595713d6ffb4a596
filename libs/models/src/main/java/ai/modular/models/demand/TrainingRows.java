package ai.modular.models.demand;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.models.boosting.LightGbm;
import ai.modular.models.boosting.NativeMatrix;
import ai.modular.models.boosting.TrainingSet;
import java.util.List;

/**
 * The rows that a model learns from: series × past origin × target day, thinned by a hash of all three, so that the same sample and seed give
 * the same rows. The label is demand ÷ level and the weight availability² × level^(2 − power), the Tweedie deviance of the units themselves,
 * halved every 120 days.
 */
final class TrainingRows implements AutoCloseable {

    static final int SHORTEST_PAST = 14;

    private static final int TARGETS = 4;
    private static final double LEAST_AVAILABILITY = .3;
    private static final double HALF_LIFE = 120;

    private final DemandTrainingPlan plan;
    private final int daysBack;
    private final NativeMatrix matrix;
    private final float[] labels;
    private final float[] weights;
    private final DemandFeatures features = new DemandFeatures();
    private final float[] row = new float[DemandFeatures.COUNT];

    private TrainingRows(DemandTrainingPlan plan, int daysBack, int capacity) {
        this.plan = plan;
        this.daysBack = daysBack;
        matrix = new NativeMatrix(Math.max(1, capacity), DemandFeatures.COUNT);
        labels = new float[capacity];
        weights = new float[capacity];
    }

    /**
     * @param daysBack days at the end of each series that must not be seen
     * @param limit rows, at most
     */
    static TrainingRows draw(
            List<DemandSeries> sample, GroupProfiles groups, DemandTrainingPlan plan, int daysBack, int limit) {
        long candidates = 0;
        for (DemandSeries series : sample) {
            int origins = Math.max(0, series.length() - daysBack - SHORTEST_PAST);
            candidates += (long) origins * Math.min(TARGETS, plan.horizon());
        }
        double share = Math.min(1, limit / (double) Math.max(1, candidates));
        TrainingRows result = new TrainingRows(plan, daysBack, (int) Math.min(candidates, limit));
        for (DemandSeries series : sample) {
            result.addOrigins(series, groups.of(series.group()), share);
        }
        return result;
    }

    private void addOrigins(DemandSeries series, GroupProfile group, double share) {
        for (int origin = SHORTEST_PAST; origin < series.length() - daysBack; origin++) {
            long hash = SeriesHash.of(series, plan.seed() + origin);
            if (SeriesHash.fraction(hash) < share) {
                features.at(series, origin, group);
                if (features.level() > 0) {
                    addTargets(series, origin, hash);
                }
            }
        }
    }

    /** A few target days per origin, one in each part of the horizon. */
    private void addTargets(DemandSeries series, int origin, long hash) {
        int parts = Math.min(TARGETS, plan.horizon());
        for (int part = 0; part < parts; part++) {
            int first = part * plan.horizon() / parts;
            int length = (part + 1) * plan.horizon() / parts - first;
            int ahead = 1 + first + (int) Math.floorMod(SamplePaths.mix(hash + part), (long) length);
            addTarget(series, origin, ahead);
        }
    }

    private void addTarget(DemandSeries series, int origin, int ahead) {
        int end = series.length() - daysBack;
        int day = origin + ahead - 1;
        int next = matrix.rows();
        double availability = day < end ? DayWeights.of(series, day) : 0;
        if (availability < LEAST_AVAILABILITY || next == labels.length) {
            return;
        }
        features.write(ahead, row);
        matrix.add(row);
        double level = features.level();
        double unitDeviance = Math.pow(level, 2 - plan.boosting().tweediePower());
        labels[next] = (float) (series.demand()[day] / level);
        weights[next] = (float) (availability * availability * unitDeviance * Math.pow(.5, (end - day) / HALF_LIFE));
    }

    int rows() {
        return matrix.rows();
    }

    /** @throws UserError if there is nothing to learn from */
    LightGbm train() {
        double sold = 0;
        for (float label : labels) {
            sold += label;
        }
        if (!(sold > 0)) {
            throw new UserError(
                    "The sample has %d usable days up to %d days before its end, and nothing was sold on any of them"
                            .formatted(matrix.rows(), daysBack),
                    "Check the imported sales and their dates; until then the nights use the seasonal naive forecast.");
        }
        return LightGbm.train(
                new TrainingSet(matrix, DemandFeatures.NAMES, labels, weights),
                plan.boosting().parameters(),
                plan.seed());
    }

    @Override
    public void close() {
        matrix.close();
    }
}
