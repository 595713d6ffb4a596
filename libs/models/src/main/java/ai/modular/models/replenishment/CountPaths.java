package ai.modular.models.replenishment;

import java.util.Random;

/**
 * Paths of demand whose periods are negative binomial, or nearly Poisson where they scatter little: the whole distribution, not a mean and a
 * deviation. Amounts that are not whole are drawn in grains of a hundredth of their mean.
 *
 * <p>The uniform numbers are a Latin hypercube (McKay, Beckman, Conover 1979): every period takes each of as many equally likely slices as there
 * are paths once. They are the same for all series, so that the order of the series does not matter.
 */
final class CountPaths {

    /** Less over-dispersion than this is Poisson. */
    private static final double LEAST_OVERDISPERSION = 1.02;

    private static final double GRAINS = 100;

    /** From this mean on counts are drawn in grains, too. */
    private static final double LARGE = 400;

    private final double[][] uniform;

    /** @param horizon periods of a path */
    CountPaths(int paths, int horizon, long seed) {
        Random random = new Random(seed);
        uniform = new double[horizon][paths];
        for (double[] step : uniform) {
            for (int i = 0; i < paths; i++) {
                int other = random.nextInt(i + 1);
                step[i] = step[other];
                step[other] = (i + .5) / paths;
            }
        }
    }

    /**
     * @param mean per period, each 0 or more
     * @param variance per period
     * @param whole whether the item is sold in whole units
     * @return units, {@code [path][period]}
     */
    double[][] draw(double[] mean, double[] variance, boolean whole) {
        double[][] result = new double[uniform[0].length][mean.length];
        for (int period = 0; period < mean.length; period++) {
            if (mean[period] > 0) {
                double grain = whole && mean[period] < LARGE ? 1 : mean[period] / GRAINS;
                double[] cumulative = cumulative(mean[period] / grain, variance[period] / grain / grain);
                for (int path = 0; path < result.length; path++) {
                    double value = grain * quantile(cumulative, uniform[period][path]);
                    result[path][period] = whole ? Math.rint(value) : value;
                }
            }
        }
        return result;
    }

    /** Probabilities of at most 0, 1, … of a negative binomial with that mean and variance, until nearly 1. */
    static double[] cumulative(double mean, double variance) {
        double spread = Math.max(variance, LEAST_OVERDISPERSION * mean);
        double size = mean * mean / (spread - mean);
        double fail = mean / (size + mean);
        double[] result = new double[(int) Math.ceil(mean + 12 * Math.sqrt(spread) + 12)];
        double probability = Math.exp(size * Math.log1p(-fail));
        double sum = 0;
        for (int count = 0; count < result.length; count++) {
            sum += probability;
            result[count] = sum;
            probability *= (count + size) / (count + 1) * fail;
        }
        return result;
    }

    private static int quantile(double[] cumulative, double probability) {
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] >= probability) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
