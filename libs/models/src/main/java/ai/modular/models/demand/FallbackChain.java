package ai.modular.models.demand;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.DemandSeries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A forecast for every series, whatever the model says. Where it is not a number or absurd, the next in the chain stands in: exponential smoothing,
 * the seasonal naive forecast, at last the mean of the known days.
 *
 * <p>Absurd is a day below 0, or a mean over the horizon of more than {@value #MOST} times the largest day of a past with four weeks of known days.
 */
public final class FallbackChain {

    /** The last in the chain: the mean of the known days, on each day. */
    public static final String MEAN = "mean";

    private static final Set<String> STAND_INS =
            Set.of(DemandModels.EXPONENTIAL_SMOOTHING, DemandModels.SEASONAL_NAIVE, MEAN);

    private static final double MOST = 20;
    private static final int ENOUGH_DAYS = 28;

    private final DemandModel model;
    private final List<DemandModel> standIns;

    /**
     * A forecast, and what stood in for the model.
     *
     * @param fallback empty when the forecast is the model's own
     */
    public record Result(DemandForecast forecast, Optional<Fallback> fallback) {}

    /**
     * @param model name of what stood in
     * @param reason why the model's own forecast was not taken
     */
    public record Fallback(String model, String reason) {}

    /** @param model the first in the chain; it is not closed here */
    public FallbackChain(DemandModel model) {
        this(model, List.of(DemandModels.exponentialSmoothing(), DemandModels.seasonalNaive()));
    }

    FallbackChain(DemandModel model, List<DemandModel> standIns) {
        this.model = model;
        this.standIns = standIns;
    }

    /** Whether the name of a model is one that stands in where a registered model has none. */
    public static boolean isStandIn(String model) {
        return STAND_INS.contains(model);
    }

    /** Forecasts a batch; result i belongs to series i. */
    public List<Result> forecast(List<DemandSeries> batch) {
        List<DemandForecast> forecasts = model.forecast(batch);
        List<Result> results = new ArrayList<>(batch.size());
        for (int i = 0; i < forecasts.size(); i++) {
            DemandSeries series = batch.get(i);
            DemandForecast forecast = forecasts.get(i);
            results.add(defect(series, forecast)
                    .map(reason -> standIn(series, reason))
                    .orElseGet(() -> new Result(forecast, Optional.empty())));
        }
        return results;
    }

    private Result standIn(DemandSeries series, String reason) {
        for (DemandModel next : standIns) {
            DemandForecast forecast = next.forecast(List.of(series)).get(0);
            if (defect(series, forecast).isEmpty()) {
                return new Result(forecast, Optional.of(new Fallback(next.name(), reason)));
            }
        }
        return new Result(mean(series), Optional.of(new Fallback(MEAN, reason)));
    }

    /** Why a forecast cannot be used, empty when it can. */
    static Optional<String> defect(DemandSeries series, DemandForecast forecast) {
        double sum = 0;
        double least = 0;
        for (int day = 0; day < forecast.mean().length; day++) {
            sum += forecast.mean()[day];
            least = Math.min(least, forecast.mean()[day]);
            for (double quantile : forecast.quantiles()[day]) {
                least = Math.min(least, quantile);
                if (!Double.isFinite(quantile)) {
                    return Optional.of("not a number");
                }
            }
        }
        if (!Double.isFinite(sum)) {
            return Optional.of("not a number");
        }
        if (least < 0) {
            return Optional.of("below 0");
        }
        return beyondThePast(series, sum / forecast.mean().length)
                ? Optional.of("more than %.0f times the largest day of the past".formatted(MOST))
                : Optional.empty();
    }

    private static boolean beyondThePast(DemandSeries series, double mean) {
        double[] known = known(series);
        double largest = Arrays.stream(known).max().orElse(0);
        return known.length >= ENOUGH_DAYS && largest > 0 && mean > MOST * largest;
    }

    private static DemandForecast mean(DemandSeries series) {
        double[] known = known(series);
        double mean = Arrays.stream(known).map(value -> value / known.length).sum();
        double variance = Arrays.stream(known)
                .map(value -> (value - mean) * (value - mean) / known.length)
                .sum();
        double zeros = Arrays.stream(known).filter(value -> value == 0).count() / (double) known.length;
        double[] means = new double[series.horizon()];
        Arrays.fill(means, mean);
        double[][] quantiles = new double[means.length][];
        for (int day = 0; day < quantiles.length; day++) {
            quantiles[day] = Double.isFinite(variance)
                    ? GammaBand.quantiles(mean, variance, zeros)
                    : GammaBand.quantiles(mean, mean, 0);
        }
        return new DemandForecast(means, quantiles);
    }

    private static double[] known(DemandSeries series) {
        return Arrays.stream(series.demand())
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }
}
