package ai.modular.contracts.model;

/**
 * The forecast of one series.
 *
 * @param mean expected units per day, one value per day of the horizon
 * @param quantiles units per day and level of {@link QuantileGrid}, {@code [day][level]}, never decreasing in the level
 */
public record DemandForecast(double[] mean, double[][] quantiles) {}
