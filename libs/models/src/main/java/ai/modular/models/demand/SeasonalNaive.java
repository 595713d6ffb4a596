package ai.modular.models.demand;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.DemandSeries;
import java.util.List;

/**
 * The mean of the weekday over the last four weeks, drawn towards the level where a weekday is missing. Steadier than last week's same day,
 * and what every other model has to beat.
 */
final class SeasonalNaive implements DemandModel {

    private static final int WINDOW = 28;
    private static final double DAY_CORRELATION = .2;

    @Override
    public String name() {
        return DemandModels.SEASONAL_NAIVE;
    }

    @Override
    public List<DemandForecast> forecast(List<DemandSeries> batch) {
        return batch.stream().map(SeasonalNaive::forecast).toList();
    }

    private static DemandForecast forecast(DemandSeries series) {
        DemandModels.requireForecastable(series);
        WeekdayProfile profile = WeekdayProfile.of(series, WINDOW);
        double[] mean = new double[series.horizon()];
        double[][] quantiles = new double[mean.length][];
        for (int day = 0; day < mean.length; day++) {
            mean[day] = profile.mean(DayWeights.weekday(series, series.length() + day));
            quantiles[day] = GammaBand.quantiles(mean[day], profile.variance(), profile.zeroShare());
        }
        return new DemandForecast(mean, quantiles);
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
