package ai.modular.models.demand;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a model did at one origin, over the days that are scored.
 *
 * @param days scored days over all series
 * @param wape Σ|forecast − actual| ÷ Σ actual
 * @param wpe Σ(forecast − actual) ÷ Σ actual: the bias, positive when too much is forecast
 * @param rmsse mean over the series of √(mean squared error ÷ mean squared one-day difference of the past)
 * @param pinball Σ over the quantile grid of 2 × pinball loss ÷ levels ÷ Σ actual
 * @param coverage50 share of the days within the band from .25 to .75
 * @param coverage90 share of the days within the band from .05 to .95
 * @param reached share of the days at or below the quantile, per level of {@link ai.modular.contracts.model.QuantileGrid}; above its level for whole
 *     units, because a day that sells exactly the quantile counts
 */
public record BacktestScore(
        String model,
        LocalDate origin,
        long days,
        double wape,
        double wpe,
        double rmsse,
        double pinball,
        double coverage50,
        double coverage90,
        List<Double> reached) {

    /** By metric name, without what is not a number (nothing was sold, nothing was scored). */
    public Map<String, Double> metrics() {
        Map<String, Double> result = new TreeMap<>();
        result.put("days", (double) days);
        result.put("wape", wape);
        result.put("wpe", wpe);
        result.put("rmsse", rmsse);
        result.put("pinball", pinball);
        result.put("coverage50", coverage50);
        result.put("coverage90", coverage90);
        result.values().removeIf(value -> !Double.isFinite(value));
        return result;
    }
}
