package ai.modular.models.demand;

import ai.modular.contracts.model.DemandSeries;
import ai.modular.models.boosting.LightGbm;
import ai.modular.models.boosting.NativeMatrix;
import java.util.List;

/** Means of the pooled trees, before correction: features of the whole batch into one native matrix, one call. */
final class PooledMeans {

    private PooledMeans() {}

    /** @return units, {@code [series][day]} */
    static double[][] of(LightGbm trees, GroupProfiles groups, List<DemandSeries> batch) {
        double[][] result = new double[batch.size()][];
        double[] levels = new double[batch.size()];
        double[] scaled;
        int rows = batch.stream().mapToInt(DemandSeries::horizon).sum();
        try (NativeMatrix matrix = new NativeMatrix(Math.max(1, rows), DemandFeatures.COUNT)) {
            DemandFeatures features = new DemandFeatures();
            for (int i = 0; i < levels.length; i++) {
                DemandSeries series = batch.get(i);
                features.at(series, series.length(), groups.of(series.group()));
                levels[i] = features.isShort() ? 0 : features.level();
                result[i] = levels[i] > 0
                        ? addRows(features, series.horizon(), matrix)
                        : shortMeans(features, series.horizon());
            }
            scaled = trees.predict(matrix);
        }
        int next = 0;
        for (int i = 0; i < levels.length; i++) {
            for (int day = 0; levels[i] > 0 && day < result[i].length; day++) {
                result[i][day] = levels[i] * scaled[next++];
            }
        }
        return result;
    }

    private static double[] addRows(DemandFeatures features, int horizon, NativeMatrix matrix) {
        float[] row = new float[DemandFeatures.COUNT];
        for (int ahead = 1; ahead <= horizon; ahead++) {
            features.write(ahead, row);
            matrix.add(row);
        }
        return new double[horizon];
    }

    private static double[] shortMeans(DemandFeatures features, int horizon) {
        double[] result = new double[horizon];
        for (int day = 0; day < horizon; day++) {
            result[day] = features.shortMean(day + 1);
        }
        return result;
    }
}
