package ai.modular.scoring.demand;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.QuantileGrid;

/** What became of one series: a bean, because Spark encodes beans. Either {@code reason} is null or all else but the series is. */
public class SeriesForecast {

    private String locationId;
    private String itemId;
    private String reason;
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
            String locationId, String itemId, DemandForecast forecast, boolean[] closed, double dayCorrelation) {
        SeriesForecast result = new SeriesForecast();
        result.locationId = locationId;
        result.itemId = itemId;
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

    boolean isFinite() {
        double sum = 0;
        for (double value : mean) {
            sum += value;
        }
        for (double value : quantiles) {
            sum += value;
        }
        return Double.isFinite(sum);
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
