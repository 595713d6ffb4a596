package ai.modular.models.replenishment;

/**
 * The forecasts that are blended, made at one point in time.
 *
 * @param boosted means of the trees, {@code [series][step]}; null where there was too little to learn from
 * @param smoothed means of smoothing
 * @param spread of demand around its mean
 * @param whole per series, whether all its sales were whole
 */
public record DemandParts(double[][] boosted, double[][] smoothed, Spread spread, boolean[] whole) {

    double[] mean(int series, double boostedShare) {
        double[] result = smoothed[series].clone();
        for (int step = 0; boosted != null && step < result.length; step++) {
            result[step] += boostedShare * (boosted[series][step] - result[step]);
        }
        return result;
    }

    double[] variance(int series, double[] mean) {
        double[] result = new double[mean.length];
        for (int step = 0; step < result.length; step++) {
            result[step] = spread.variance(series, mean[step]);
        }
        return result;
    }
}
