package ai.modular.models.demand;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.DemandSeries;
import java.util.List;

/**
 * Exponential smoothing of the level of weekday-adjusted demand; the weekdays multiply, and the smoothing constant is the one of a short list
 * with the smallest squared one-step error (Hyndman et al., Forecasting with Exponential Smoothing, 2008). A day moves the level by its
 * availability, an unknown day not at all.
 */
final class ExponentialSmoothing implements DemandModel {

    private static final double[] CONSTANTS = {.03, .07, .15, .3, .5};
    private static final int WINDOW = 56;
    private static final double DAY_CORRELATION = .2;
    private static final double LEAST_INDEX = .05;

    @Override
    public String name() {
        return DemandModels.EXPONENTIAL_SMOOTHING;
    }

    @Override
    public List<DemandForecast> forecast(List<DemandSeries> batch) {
        return batch.stream().map(ExponentialSmoothing::forecast).toList();
    }

    private static DemandForecast forecast(DemandSeries series) {
        DemandModels.requireForecastable(series);
        WeekdayProfile profile = WeekdayProfile.of(series, WINDOW);
        double level = level(series, profile);
        double scale = profile.level() > 0 ? level / profile.level() : 1;
        double[] mean = means(series, profile, level);
        double[][] quantiles = new double[mean.length][];
        for (int day = 0; day < mean.length; day++) {
            quantiles[day] = GammaBand.quantiles(mean[day], profile.variance() * scale, profile.zeroShare());
        }
        return new DemandForecast(mean, quantiles);
    }

    /** The means alone, for a mix. */
    static double[] means(DemandSeries series) {
        WeekdayProfile profile = WeekdayProfile.of(series, WINDOW);
        return means(series, profile, level(series, profile));
    }

    private static double[] means(DemandSeries series, WeekdayProfile profile, double level) {
        double[] mean = new double[series.horizon()];
        for (int day = 0; day < mean.length; day++) {
            mean[day] = level * profile.index(DayWeights.weekday(series, series.length() + day));
        }
        return mean;
    }

    private static double level(DemandSeries series, WeekdayProfile profile) {
        double best = profile.level();
        double bestError = Double.POSITIVE_INFINITY;
        for (double constant : CONSTANTS) {
            double level = profile.level();
            double error = 0;
            for (int day = 0; day < series.length(); day++) {
                double weight = DayWeights.of(series, day);
                if (weight > 0) {
                    double index = Math.max(LEAST_INDEX, profile.index(DayWeights.weekday(series, day)));
                    double surprise = series.demand()[day] - level * index;
                    error += weight * surprise * surprise;
                    level = Math.max(0, level + constant * weight * surprise / index);
                }
            }
            if (error < bestError) {
                bestError = error;
                best = level;
            }
        }
        return best;
    }

    /** A template: the model has no training from which it could learn one. */
    @Override
    public double dayCorrelation(String group) {
        return DAY_CORRELATION;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
