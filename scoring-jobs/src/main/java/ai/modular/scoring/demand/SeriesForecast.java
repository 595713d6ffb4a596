package ai.modular.scoring.demand;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.contracts.model.QuantileGrid;
import ai.modular.models.demand.FallbackChain;
import java.util.Arrays;

/**
 * What became of one series: a bean, because Spark encodes beans. Either {@code reason} is null or all else but the series is;
 * {@code fallback} and {@code fallbackReason} are null where the model's own forecast was taken; {@code department} and {@code sums} are null unless the
 * forecasts are to be reconciled.
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
    private String department;
    private double[] sums;

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

    /** Adds what {@link #getSums} tells: the last days of the past, and the means before closed days. */
    SeriesForecast withSums(DemandSeries series, DemandForecast open, int days) {
        department = series.group();
        sums = new double[days + open.mean().length];
        Arrays.fill(sums, Double.NaN);
        int known = Math.min(days, series.length());
        System.arraycopy(series.demand(), series.length() - known, sums, days - known, known);
        System.arraycopy(open.mean(), 0, sums, days, open.mean().length);
        return this;
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

    public String getDepartment() {
        return department;
    }

    public void setDepartment(String value) {
        department = value;
    }

    /** What the series adds to the sums of its department: its demand, NaN where unknown, and then its means, as if the location was never closed. */
    public double[] getSums() {
        return sums;
    }

    public void setSums(double[] value) {
        sums = value;
    }

    public double getDayCorrelation() {
        return dayCorrelation;
    }

    public void setDayCorrelation(double value) {
        dayCorrelation = value;
    }
}
