package ai.modular.models.demand;

import ai.modular.contracts.model.QuantileGrid;

/**
 * Quantiles from a mean, a variance and a share of days without sales: a mass at zero and a gamma distribution above it (Wilson and Hilferty
 * 1931 for its quantiles). For models that have no calibration of their own.
 */
final class GammaBand {

    private GammaBand() {}

    static double[] quantiles(double mean, double variance, double zeroShare) {
        double[] result = new double[QuantileGrid.SIZE];
        if (!(mean > 0)) {
            return result;
        }
        double above = 1 - Math.min(.98, Math.max(0, zeroShare));
        double positiveMean = mean / above;
        double positiveVariance = Math.max(
                variance / above - (1 - above) * positiveMean * positiveMean, .05 * positiveMean * positiveMean);
        double shape = positiveMean * positiveMean / positiveVariance;
        for (int i = 0; i < result.length; i++) {
            double probability = (QuantileGrid.level(i) - (1 - above)) / above;
            double value =
                    probability <= 0 ? 0 : positiveMean * wilsonHilferty(shape, StandardNormal.quantile(probability));
            result[i] = i == 0 ? value : Math.max(value, result[i - 1]);
        }
        return result;
    }

    /** Quantile of a gamma distribution with mean 1. */
    private static double wilsonHilferty(double shape, double score) {
        double root = 1 - 1 / (9 * shape) + score / (3 * Math.sqrt(shape));
        return root > 0 ? root * root * root : 0;
    }
}
