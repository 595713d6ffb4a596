package ai.modular.models.statistical;

import java.util.Arrays;

/** Quantiles from the errors of the past. */
final class ErrorBand {

    private static final int ENOUGH_ERRORS = 8;

    private ErrorBand() {}

    /**
     * @param errors one step, NaN in gaps
     * @param spread how much wider than the first period
     * @return period × probability
     */
    static double[][] around(double[] means, double[] errors, double[] spread, double[] probabilities) {
        double[] sorted = Arrays.stream(errors)
                .filter(error -> !Double.isNaN(error))
                .sorted()
                .toArray();
        double[][] result = new double[means.length][probabilities.length];
        for (int i = 0; i < probabilities.length; i++) {
            double error = sorted.length < ENOUGH_ERRORS ? 0 : quantile(sorted, probabilities[i]);
            for (int h = 0; h < means.length; h++) {
                double value = sorted.length < ENOUGH_ERRORS
                        ? -means[h] * Math.log1p(-probabilities[i])
                        : means[h] + spread[h] * error;
                result[h][i] = Math.max(0, Math.min(Double.MAX_VALUE, value));
            }
        }
        return result;
    }

    /** The seventh definition of Hyndman and Fan, Sample Quantiles in Statistical Packages, 1996. */
    private static double quantile(double[] sorted, double probability) {
        double at = probability * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
