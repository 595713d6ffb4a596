package ai.modular.scoring.demand;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.QuantileGrid;
import ai.modular.models.demand.FallbackChain;

/**
 * What became of one series: a bean, because Spark encodes beans. Either {@code reason} is null or all else but the series is;
 * {@code fallback} and {@code fallbackReason} are null where the model's own forecast was taken.
 */
public class SeriesForecast {

    private String locationId;
    private String itemId;
    private String reason;
    private String fallback;
    private String fallbackReason;
    private double[] mean;
    private double[] quantiles;
    private double dayCorrelation;

    static SeriesForecast skipped(String locationId, String itemId, String reason) {
        SeriesForecast result = new SeriesForecast();
        result.locationId = locationId;
        result.itemId = itemId;
        result.reason = reason;
        return result;
    }

    /** @param closed per day, true when the location is closed: nothing is sold then */
    static SeriesForecast of(
            String locationId, String itemId, FallbackChain.Result chosen, boolean[] closed, double dayCorrelation) {
        DemandForecast forecast = chosen.forecast();
        SeriesForecast result = new SeriesForecast();
        result.locationId = locationId;
        result.itemId = itemId;
        result.fallback = chosen.fallback().map(FallbackChain.Fallback::model).orElse(null);
        result.fallbackReason =
                chosen.fallback().map(FallbackChain.Fallback::reason).orElse(null);
        result.dayCorrelation = dayCorrelation;
        result.mean = new double[forecast.mean().length];
        result.quantiles = new double[result.mean.length * QuantileGrid.SIZE];
        for (int day = 0; day < result.mean.length; day++) {
            if (!closed[day]) {
                result.mean[day] = forecast.mean()[day];
                System.arraycopy(
                        forecast.quantiles()[day], 0, result.quantiles, day * QuantileGrid.SIZE, QuantileGrid.SIZE);
            }
        }
        return result;
    }

    public String getLocationId() {
        return locationId;
    }

    public void setLocationId(String value) {
        locationId = value;
    }

    public String getItemId() {
        return itemId;
    }

    public void setItemId(String value) {
        itemId = value;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String value) {
        reason = value;
    }

    /** Name of the model that stood in. */
    public String getFallback() {
        return fallback;
    }

    public void setFallback(String value) {
        fallback = value;
    }

    /** Why the model's own forecast was not taken. */
    public String getFallbackReason() {
        return fallbackReason;
    }

    public void setFallbackReason(String value) {
        fallbackReason = value;
    }

    public double[] getMean() {
        return mean;
    }

    public void setMean(double[] value) {
        mean = value;
    }

    /** Day after day, each {@link QuantileGrid#SIZE} long. */
    public double[] getQuantiles() {
        return quantiles;
    }

    public void setQuantiles(double[] value) {
        quantiles = value;
    }

    public double getDayCorrelation() {
        return dayCorrelation;
    }

    public void setDayCorrelation(double value) {
        dayCorrelation = value;
    }
}
