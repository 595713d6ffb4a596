package ai.modular.models.statistical;

import java.util.Arrays;
import java.util.Optional;

/**
 * A level, a trend that may fade, and a season that is added: what each of the models comes down to once it is fitted.
 *
 * @param level after the last period
 * @param trend per period
 * @param damping φ: the trend of the h-th period is trend × (φ + … + φ^h)
 * @param season of the next periods, from the first one on
 * @param gains how much of an error stays, for the width of later periods
 * @param errors one step, NaN in gaps
 */
record StructuralFit(
        String name,
        double level,
        double trend,
        double damping,
        double[] season,
        Gains gains,
        double[] errors,
        Optional<String> fallback)
        implements FittedModel {

    private static final double[] NO_SEASON = {0};

    /** Of an error e: level += alpha e, trend += beta e, season += gamma e. */
    record Gains(double alpha, double beta, double gamma) {

        static final Gains NONE = new Gains(0, 0, 0);
    }

    /** A level and nothing else, in the history's unit. */
    static StructuralFit ofLevel(String name, History history, double level, double alpha, double[] errors) {
        return of(name, history, level, 0, 1, NO_SEASON, new Gains(alpha, 0, 0), errors);
    }

    /** From values in the history's unit to units. */
    static StructuralFit of(
            String name,
            History history,
            double level,
            double trend,
            double damping,
            double[] season,
            Gains gains,
            double[] errors) {
        double scale = history.scale();
        return new StructuralFit(
                name,
                level * scale,
                trend * scale,
                damping,
                times(season, scale),
                gains,
                times(errors, scale),
                Optional.empty());
    }

    static StructuralFit ofMean(String name, History history, String reason) {
        double[] errors = new double[history.y().length];
        for (int t = 0; t < errors.length; t++) {
            errors[t] = history.y()[t] - history.mean();
        }
        return ofLevel(name, history, history.mean(), 0, errors).because(reason);
    }

    StructuralFit because(String reason) {
        return new StructuralFit(name, level, trend, damping, season, gains, errors, Optional.of(reason));
    }

    @Override
    public double[] forecast(int horizon) {
        double[] result = new double[horizon];
        double power = 1;
        double sum = 0;
        for (int h = 0; h < horizon; h++) {
            power *= damping;
            sum += power;
            double mean = level + trend * sum + season[h % season.length];
            result[h] = Math.max(0, Math.min(Double.MAX_VALUE, mean));
        }
        return result;
    }

    @Override
    public double[][] quantiles(int horizon, double[] probabilities) {
        return ErrorBand.around(forecast(horizon), errors, spread(horizon), probabilities);
    }

    /** Standard deviation of each period ÷ that of the first one; Hyndman et al., Forecasting with Exponential Smoothing, 2008, table 6.1. */
    double[] spread(int horizon) {
        double[] result = new double[horizon];
        double variance = 1;
        double power = 1;
        double sum = 0;
        for (int h = 0; h < horizon; h++) {
            result[h] = Math.sqrt(variance);
            power *= damping;
            sum += power;
            double stays = gains.alpha() + gains.beta() * sum + ((h + 1) % season.length == 0 ? gains.gamma() : 0);
            variance += stays * stays;
        }
        return result;
    }

    private static double[] times(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }
}
