package ai.modular.etl.importfreshretailnet;

import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import org.apache.spark.sql.Column;

/** Why a row of FreshRetailNet cannot be taken. */
final class FreshDefects {

    private static final double ABSURD_UNITS = 100_000;

    private FreshDefects() {}

    /** The first defect that a row of the files has, in words, or null. */
    static Column reason() {
        Column sales = col("hours_sale");
        return when(col("store_id").isNull().or(col("product_id").isNull()), "store_id or product_id is missing")
                .when(
                        col("business_date").isNull(),
                        concat(lit("dt is "), coalesce(col("dt"), lit("missing")), lit(", not a date")))
                .when(
                        hasNot24("hours_sale", "FLOAT").or(hasNot24("hours_stock_status", "TINYINT")),
                        "hours_sale or hours_stock_status has not 24 hours")
                .when(array_contains(sales, lit(Float.NaN)), "hours_sale has a NaN")
                .when(array_min(sales).lt(0), "hours_sale has a negative value")
                .when(array_max(sales).gt(ABSURD_UNITS), "hours_sale has a value above 100000")
                .when(
                        array_min(col("hours_stock_status"))
                                .lt(0)
                                .or(array_max(col("hours_stock_status")).gt(1)),
                        "hours_stock_status is neither 0 nor 1");
    }

    private static Column hasNot24(String hours, String type) {
        return coalesce(
                expr("size(%1$s) <> 24 OR array_contains(transform(%1$s, h -> h IS NULL), true)".formatted(hours)),
                lit(true));
    }
}
