package ai.modular.models.demand;

import ai.modular.contracts.model.DemandForecast;

/**
 * Days drawn together, so that sums over days have a distribution: quantiles of single days cannot be added.
 *
 * <p>Each day follows its forecast quantiles; the days of a path are joined by a Gaussian copula whose scores are an autoregression of order
 * one (Nelsen, An Introduction to Copulas, 2006, chapter 2.4; for demand paths Januschowski et al., International Journal of Forecasting 2020).
 */
public final class SamplePaths {

    private static final int STRATA = 4096;
    private static final float[] NORMAL = strata();

    private SamplePaths() {}

    /**
     * @param dayCorrelation correlation of the scores of neighbouring days, 0 … 1
     * @param paths number of paths
     * @param seed same forecast and seed, same paths
     * @return units, {@code [path][day]}, each 0 or more
     */
    public static double[][] draw(DemandForecast forecast, double dayCorrelation, int paths, long seed) {
        if (!(dayCorrelation >= 0 && dayCorrelation <= 1)) {
            throw new IllegalArgumentException("day correlation is %s, but must be 0 … 1".formatted(dayCorrelation));
        }
        if (paths < 1) {
            throw new IllegalArgumentException("paths is %d, but must be positive".formatted(paths));
        }
        double[][] quantiles = forecast.quantiles();
        double[][] result = new double[paths][quantiles.length];
        double fresh = Math.sqrt(1 - dayCorrelation * dayCorrelation);
        long state = mix(seed);
        for (double[] path : result) {
            double score = 0;
            for (int day = 0; day < path.length; day++) {
                state += 0x9E3779B97F4A7C15L;
                double draw = NORMAL[(int) (mix(state) >>> 52)];
                score = day == 0 ? draw : dayCorrelation * score + fresh * draw;
                path[day] = QuantileCurve.valueAt(quantiles[day], score);
            }
        }
        return result;
    }

    /** The finalizer of SplitMix64 (Steele, Lea, Flood 2014). */
    static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** Normal scores of 4,096 equally likely strata: a draw is one table access, which 100 million draws a night repay. */
    private static float[] strata() {
        float[] result = new float[STRATA];
        for (int i = 0; i < STRATA; i++) {
            result[i] = (float) StandardNormal.quantile((i + .5) / STRATA);
        }
        return result;
    }
}
