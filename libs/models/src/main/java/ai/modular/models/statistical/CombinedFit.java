package ai.modular.models.statistical;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The weighted mean of fits.
 *
 * @param weights 0 or more, sum 1
 */
record CombinedFit(String name, List<StructuralFit> fits, double[] weights) implements FittedModel {

    @Override
    public double[] forecast(int horizon) {
        return mean(fits.stream().map(fit -> fit.forecast(horizon)).toList());
    }

    @Override
    public double[][] quantiles(int horizon, double[] probabilities) {
        double[] spread = mean(fits.stream().map(fit -> fit.spread(horizon)).toList());
        return ErrorBand.around(forecast(horizon), errors(), spread, probabilities);
    }

    @Override
    public double[] errors() {
        return mean(fits.stream().map(StructuralFit::errors).toList());
    }

    @Override
    public Optional<String> fallback() {
        return Optional.empty();
    }

    private double[] mean(List<double[]> of) {
        double[] result = new double[of.get(0).length];
        for (int i = 0; i < weights.length; i++) {
            double weight = weights[i];
            double[] values = of.get(i);
            Arrays.setAll(result, t -> result[t] + weight * values[t]);
        }
        return result;
    }
}
