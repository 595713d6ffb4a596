package ai.modular.scoring.supply;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.QuantileGrid;
import ai.modular.models.demand.FallbackChain;
import java.util.List;
import org.apache.spark.sql.Row;

/** The forecast of one series, read by the positions of {@link SupplyTables#FORECAST}. */
record ForecastDays(List<Row> rows) {

    private static final int MEAN = 3;
    private static final int QUANTILES = 4;
    private static final int DAY_CORRELATION = 5;
    private static final int MODEL_VERSION = 6;

    boolean isEmpty() {
        return rows.isEmpty();
    }

    DemandForecast forecast() {
        double[] mean = new double[rows.size()];
        double[][] quantiles = new double[mean.length][QuantileGrid.SIZE];
        for (int day = 0; day < mean.length; day++) {
            mean[day] = rows.get(day).getDouble(MEAN);
            List<Double> levels = rows.get(day).getList(QUANTILES);
            for (int level = 0; level < QuantileGrid.SIZE; level++) {
                quantiles[day][level] = levels.get(level);
            }
        }
        return new DemandForecast(mean, quantiles);
    }

    double dayCorrelation() {
        return rows.get(0).getDouble(DAY_CORRELATION);
    }

    /** Whether no registered model made it. */
    boolean isFallback() {
        return FallbackChain.isStandIn(rows.get(0).getString(MODEL_VERSION));
    }
}
