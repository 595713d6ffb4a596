package ai.modular.models.demand;

import ai.modular.contracts.model.DemandSeries;
import java.util.List;

/**
 * The rows that a model learns from: series × past origin × target day, thinned by a hash of all three, so that the same sample and seed give
 * the same rows in whatever order the series come. The label is demand ÷ level and the weight availability² × level^(2 − power): the Tweedie
 * deviance of the units themselves.
 */
final class TrainingRows implements AutoCloseable {

    private static final int TARGETS = 4;
    static final int SHORTEST_PAST = 14;
    private static final double LEAST_AVAILABILITY = .3;
    private static final double HALF_LIFE = 120;

    private final NativeMatrix features;
    private final float[] labels;
    private final float[] weights;
    private int rows;

    private TrainingRows(int capacity) {
        features = new NativeMatrix(Math.max(1, capacity), DemandFeatures.COUNT);
        labels = new float[capacity];
        weights = new float[capacity];
    }

    /**
     * @param daysBack days at the end of each series that must not be seen
     * @param horizon days ahead
     */
    static TrainingRows draw(
            List<DemandSeries> sample,
            GroupProfiles groups,
            int daysBack,
            int horizon,
            int limit,
            double power,
            long seed) {
        long candidates = 0;
        for (DemandSeries series : sample) {
            candidates += (long) Math.max(0, series.length() - daysBack - SHORTEST_PAST) * Math.min(TARGETS, horizon);
        }
        double share = Math.min(1, limit / (double) Math.max(1, candidates));
        TrainingRows result = new TrainingRows((int) Math.min(candidates, limit));
        DemandFeatures features = new DemandFeatures();
        float[] row = new float[DemandFeatures.COUNT];
        for (DemandSeries series : sample) {
            result.addSeries(
                    series,
                    groups.of(series.group()),
                    series.length() - daysBack,
                    horizon,
                    share,
                    power,
                    seed,
                    features,
                    row);
        }
        return result;
    }

    private void addSeries(
            DemandSeries series,
            GroupProfile group,
            int end,
            int horizon,
            double share,
            double power,
            long seed,
            DemandFeatures features,
            float[] row) {
        long key =
                seed ^ (31L * series.locationId().hashCode() + series.itemId().hashCode()) * 0x9E3779B97F4A7C15L;
        for (int origin = SHORTEST_PAST; origin < end; origin++) {
            long hash = SamplePaths.mix(key + origin);
            if ((hash >>> 11) * 0x1p-53 < share) {
                features.at(series, origin, group);
                if (features.level() > 0) {
                    addTargets(series, origin, end, horizon, hash, power, features, row);
                }
            }
        }
    }

    /** A few target days per origin, one in each part of the horizon. */
    private void addTargets(
            DemandSeries series,
            int origin,
            int end,
            int horizon,
            long hash,
            double power,
            DemandFeatures features,
            float[] row) {
        int parts = Math.min(TARGETS, horizon);
        for (int part = 0; part < parts; part++) {
            int first = part * horizon / parts;
            int length = (part + 1) * horizon / parts - first;
            int ahead = 1 + first + (int) Math.floorMod(SamplePaths.mix(hash + part), (long) length);
            int day = origin + ahead - 1;
            double weight = day < end ? DayWeights.of(series, day) : 0;
            if (weight >= LEAST_AVAILABILITY && rows < labels.length) {
                features.write(ahead, row);
                features(
                        row,
                        series.demand()[day] / features.level(),
                        weight
                                * weight
                                * Math.pow(features.level(), 2 - power)
                                * Math.pow(.5, (end - day) / HALF_LIFE));
            }
        }
    }

    private void features(float[] row, double label, double weight) {
        features.add(row);
        labels[rows] = (float) label;
        weights[rows] = (float) weight;
        rows++;
    }

    int rows() {
        return rows;
    }

    LightGbm train(Boosting boosting, long seed) {
        return LightGbm.train(features, labels, weights, boosting, seed);
    }

    @Override
    public void close() {
        features.close();
    }
}
