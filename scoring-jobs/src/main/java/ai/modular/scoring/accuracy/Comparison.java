package ai.modular.scoring.accuracy;

import static org.apache.spark.sql.functions.expr;

import ai.modular.contracts.model.QuantileGrid;
import ai.modular.spark.DemandDays;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Forecasts beside what came: errors, hits and losses, summed by segment. */
final class Comparison {

    private static final String[] SERIES = {"location_id", "item_id"};
    private static final String[] DAY = {"location_id", "item_id", "ds"};

    /** Koenker and Bassett (1978): for level q and quantile f, q·(y − f) above it and (1 − q)·(f − y) below; the mean over the grid. */
    private static final String PINBALL = """
            aggregate(zip_with(quantiles, array(%s), (f, q) -> greatest(q * (demand - f), (q - 1) * (demand - f))), 0D, (a, b) -> a + b) / %d""".formatted(
                    IntStream.range(0, QuantileGrid.SIZE)
                            .mapToObj(i -> QuantileGrid.level(i) + "D")
                            .collect(Collectors.joining(", ")),
                    QuantileGrid.SIZE);

    private Comparison() {}

    /**
     * Rows of {@code gold.forecast_accuracy}. A forecast of a day that was not traded is left out.
     *
     * @param forecasts as in {@code gold.demand_forecast}
     * @param demand location_id, item_id, ds, availability, demand
     * @param classes location_id, item_id, demand_class; a series without one is new
     * @param departments item_id, department
     */
    static Dataset<Row> segments(
            Dataset<Row> forecasts, Dataset<Row> demand, Dataset<Row> classes, Dataset<Row> departments) {
        Dataset<Row> came =
                demand.where("NOT isnan(demand)").select("location_id", "item_id", "ds", "availability", "demand");
        return forecasts
                .join(came, DAY)
                .join(classes, SERIES, "left")
                .join(departments, new String[] {"item_id"}, "left")
                .selectExpr(
                        "ds AS business_date",
                        "location_id",
                        "coalesce(department, '%s') AS department".formatted(DemandDays.UNKNOWN_GROUP),
                        "datediff(ds, business_date) AS horizon",
                        "coalesce(demand_class, 'NEW') AS demand_class",
                        "NOT (%s) AS recovered".formatted(DemandClass.IN_STOCK),
                        "model_version",
                        "demand",
                        "mean",
                        within(.25, .75) + " AS in_50",
                        within(.1, .9) + " AS in_80",
                        within(.025, .975) + " AS in_95",
                        PINBALL + " AS pinball")
                .groupBy(
                        "business_date",
                        "location_id",
                        "department",
                        "horizon",
                        "demand_class",
                        "recovered",
                        "model_version")
                .agg(
                        expr("count(1)").as("days"),
                        sum("demand"),
                        sum("mean").as("forecast"),
                        sum("abs(mean - demand)").as("absolute_error"),
                        expr("count_if(in_50)").as("within_50"),
                        expr("count_if(in_80)").as("within_80"),
                        expr("count_if(in_95)").as("within_95"),
                        sum("pinball").as("pinball"));
    }

    /** Sums of decimals do not depend on the order of the rows, so that any number of partitions gives the same digits. */
    static Column sum(String value) {
        return expr("CAST(sum(CAST(%s AS DECIMAL(18, 6))) AS DOUBLE)".formatted(value))
                .as(value);
    }

    private static String within(double low, double high) {
        return "demand BETWEEN quantiles[%d] AND quantiles[%d]".formatted(place(low), place(high));
    }

    private static int place(double level) {
        return Arrays.binarySearch(QuantileGrid.levels(), level);
    }
}
