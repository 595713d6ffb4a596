package ai.modular.models.demand;

import ai.modular.contracts.model.DemandSeries;
import java.util.List;

/** Means of the pooled trees, before correction: features of the whole batch into one native matrix, one call. */
final class PooledMeans {

    private PooledMeans() {}

    /** @return units, {@code [series][day]} */
    static double[][] of(LightGbm trees, GroupProfiles groups, List<DemandSeries> batch) {
        int rows = batch.stream().mapToInt(DemandSeries::horizon).sum();
        double[] levels = new double[batch.size()];
        double[] scaled;
        try (NativeMatrix matrix = new NativeMatrix(Math.max(1, rows), DemandFeatures.COUNT)) {
            DemandFeatures features = new DemandFeatures();
            float[] row = new float[DemandFeatures.COUNT];
            for (int i = 0; i < levels.length; i++) {
                DemandSeries series = batch.get(i);
                features.at(series, series.length(), groups.of(series.group()));
                levels[i] = features.level();
                for (int ahead = 1; ahead <= series.horizon(); ahead++) {
                    features.write(ahead, row);
                    matrix.add(row);
                }
            }
            scaled = trees.predict(matrix);
        }
        double[][] result = new double[levels.length][];
        int next = 0;
        for (int i = 0; i < levels.length; i++) {
            result[i] = new double[batch.get(i).horizon()];
            for (int day = 0; day < result[i].length; day++) {
                result[i][day] = levels[i] > 0 ? levels[i] * scaled[next] : 0;
                next++;
            }
        }
        return result;
    }
}
