package ai.modular.scoring.outcome;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Sums the series of one trading day. */
final class DailyFigures {

    private static final String[] SERIES = {"location_id", "item_id"};

    private DailyFigures() {}

    /**
     * @param day of the history: location_id, item_id, y, demand, availability, price
     * @param usual location_id, item_id, usual: mean demand per day
     * @param wasted location_id, item_id, wasted: units
     * @param stock location_id, item_id, on_hand, assumed
     * @param forecast location_id, item_id, mean: made the evening before
     * @param terms location_id, item_id, supplier_id, unit_cost
     * @param departments item_id, department
     * @return columns of {@code gold.kpi_daily} without the date
     */
    static Dataset<Row> of(
            Dataset<Row> day,
            Dataset<Row> usual,
            Dataset<Row> wasted,
            Dataset<Row> stock,
            Dataset<Row> forecast,
            Dataset<Row> terms,
            Dataset<Row> departments) {
        Column lost = greatest(col("demand").minus(col("y")), lit(0));
        Column price = coalesce(col("price"), col("unit_cost"), lit(0));
        Column cost = coalesce(col("unit_cost"), lit(0));
        Column known = col("on_hand").isNotNull().and(col("assumed").equalTo(false));
        Column waste = coalesce(col("wasted"), lit(0));
        return day.join(usual, SERIES, "left")
                .join(wasted, SERIES, "left")
                .join(stock, SERIES, "left")
                .join(forecast, SERIES, "left")
                .join(terms, SERIES, "left")
                .join(departments, new String[] {"item_id"}, "left")
                .groupBy(
                        col("location_id"),
                        coalesce(col("department"), lit("")).as("department"),
                        coalesce(col("supplier_id"), lit("")).as("supplier_id"))
                .agg(
                        count(lit(1)).as("products"),
                        sum(when(col("availability").lt(1), 1).otherwise(0)).as("out_of_stock"),
                        sum("demand").as("demand"),
                        sum(lost).as("lost"),
                        sum(col("y").multiply(price)).as("turnover"),
                        sum(lost.multiply(price)).as("lost_value"),
                        sum(waste).as("wasted"),
                        sum(waste.multiply(cost)).as("wasted_value"),
                        // Null where no product's stock is known
                        sum(when(known, col("on_hand"))).as("stock"),
                        sum(when(known, col("on_hand").multiply(cost))).as("stock_value"),
                        sum(when(known, coalesce(col("usual"), lit(0))).otherwise(0))
                                .as("usual_demand"),
                        sum("mean").as("forecast"),
                        sum(when(col("mean").isNotNull(), col("demand"))).as("forecast_demand"));
    }
}
