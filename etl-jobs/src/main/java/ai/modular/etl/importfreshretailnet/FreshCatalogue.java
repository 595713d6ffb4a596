package ai.modular.etl.importfreshretailnet;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Stores and products of FreshRetailNet, with stand-ins for what it does not have. Nothing is known of its suppliers, so every product comes daily,
 * one day after it was ordered, in packs of one unit, without a minimum, and is ordered at a critical ratio of .9: marked as assumed, as is the stock.
 */
final class FreshCatalogue {

    private static final String SUPPLIER = "assumed";

    private final Dataset<Row> series;
    private final Dataset<Row> holidays;
    private final Dataset<Row> plan;

    /**
     * @param series one row per store and product: store_id, product_id, city_id and the category ids first, second, third
     * @param holidays store_id and dt of the holidays of the history
     * @param plan rows of the days after it, of these and other series
     */
    FreshCatalogue(Dataset<Row> series, Dataset<Row> holidays, Dataset<Row> plan) {
        this.series = series;
        this.holidays = holidays;
        this.plan = plan;
    }

    /** The tables of PostgreSQL in an order in which none refers to a later one. */
    Map<String, Dataset<Row>> tables() {
        Map<String, Dataset<Row>> tables = new LinkedHashMap<>();
        tables.put("retail.locations", locations());
        tables.put("retail.suppliers", suppliers());
        tables.put("retail.products", items());
        tables.put("retail.supply_terms", supplyTerms());
        tables.put("retail.promotions", promotions());
        tables.put("retail.calendar", calendar());
        return tables;
    }

    private Dataset<Row> locations() {
        return series.groupBy(col("store_id").cast("string").as("location_id"))
                .agg(min("city_id").as("city_id"))
                .select(
                        col("location_id"),
                        concat(lit("Store "), col("location_id")).as("name"),
                        concat(lit("City "), col("city_id")).as("city"),
                        lit("Asia/Shanghai").as("time_zone"),
                        lit("CNY").as("currency"),
                        lit(6).as("opens_hour"),
                        lit(22).as("closes_hour"),
                        lit(false).as("stock_known"));
    }

    private Dataset<Row> suppliers() {
        return series.sparkSession()
                .range(1)
                .select(
                        lit(SUPPLIER).as("supplier_id"),
                        lit("Assumed supplier").as("name"),
                        expr("CAST(0 AS DECIMAL(18,4))").as("minimum_value"),
                        lit(10).as("cutoff_hour"));
    }

    private Dataset<Row> items() {
        return series.groupBy(col("product_id").cast("string").as("item_id"))
                .agg(
                        min("first").as("first"),
                        min("second").as("second"),
                        min("third").as("third"))
                .selectExpr(
                        "item_id",
                        "concat('Product ', item_id, ' (category ', third, ')') AS name",
                        "concat('Department ', first) AS department",
                        "concat('Category ', first, '-', second) AS category",
                        "CAST(NULL AS STRING) AS brand",
                        "CAST(NULL AS STRING) AS size",
                        "'each' AS unit",
                        "CAST(NULL AS INT) AS shelf_life_days",
                        "CAST(NULL AS DATE) AS introduced_on",
                        "CAST(NULL AS DATE) AS delisted_on");
    }

    private Dataset<Row> supplyTerms() {
        return series.selectExpr(
                "CAST(store_id AS STRING) AS location_id",
                "CAST(product_id AS STRING) AS item_id",
                "'%s' AS supplier_id".formatted(SUPPLIER),
                "1 AS lead_time_days",
                "sequence(1, 7) AS delivery_days",
                "CAST(1 AS DECIMAL(14,3)) AS pack_size",
                "CAST(0 AS DECIMAL(14,3)) AS minimum_quantity",
                "CAST(1 AS DECIMAL(18,4)) AS unit_cost",
                "0.9D AS service_level",
                "true AS assumed");
    }

    /** Planned discounts, one promotion per day. Those of the past stand in the hourly sales. */
    private Dataset<Row> promotions() {
        return plan.join(series, new String[] {"store_id", "product_id"}, "left_semi")
                .select(
                        concat(lit("plan-"), col("dt")).as("promotion_id"),
                        col("store_id").cast("string").as("location_id"),
                        col("product_id").cast("string").as("item_id"),
                        col("dt").cast("date").as("first_day"),
                        col("dt").cast("date").as("last_day"),
                        FreshSales.depth().as("discount"))
                .where(col("discount").gt(0));
    }

    private Dataset<Row> calendar() {
        Dataset<Row> planned = plan.where(col("holiday_flag").equalTo(1))
                .select("store_id", "dt")
                .join(series, new String[] {"store_id"}, "left_semi");
        return holidays.unionByName(planned)
                .distinct()
                .select(
                        col("store_id").cast("string").as("location_id"),
                        col("dt").cast("date").as("day"),
                        lit("holiday").as("event"),
                        lit(false).as("closed"));
    }
}
