package ai.modular.etl.importfreshretailnet;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.encode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.greatest;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.raise_error;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;
import static org.apache.spark.sql.functions.when;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** The days of FreshRetailNet as hourly sales, and what is wrong with them. Sales are normalised amounts, taken as units. */
final class FreshSales {

    static final String TWICE = "a day is there twice: ";

    private static final double DEEPEST_DISCOUNT = .99;

    private final Dataset<Row> days;

    /** @param days the rows of the files */
    FreshSales(Dataset<Row> days) {
        this.days = days.withColumn("business_date", expr("try_cast(dt AS DATE)"));
    }

    /** One row per store, product and its city and categories. */
    Dataset<Row> series() {
        return days.where(col("store_id").isNotNull().and(col("product_id").isNotNull()))
                .groupBy("store_id", "product_id")
                .agg(
                        min("city_id").as("city_id"),
                        min("first_category_id").as("first"),
                        min("second_category_id").as("second"),
                        min("third_category_id").as("third"));
    }

    /** Store and date of each holiday. */
    Dataset<Row> holidays() {
        return days.where(col("holiday_flag")
                        .equalTo(1)
                        .and(col("store_id").isNotNull())
                        .and(col("business_date").isNotNull()))
                .select("store_id", "dt")
                .distinct();
    }

    /** One row per store and its number of products. */
    List<SeriesChoice.Store> stores() {
        return days
                .select("store_id", "product_id")
                .distinct()
                .groupBy("store_id")
                .agg(count(lit(1)).as("products"))
                .where(col("store_id").isNotNull())
                .collectAsList()
                .stream()
                .map(row -> new SeriesChoice.Store(row.getInt(0), (int) row.getLong(1)))
                .toList();
    }

    FreshSales only(SeriesChoice choice) {
        Dataset<Row> lastStore = days.where(col("store_id").equalTo(choice.lastStore()))
                .select("product_id")
                .distinct()
                .orderBy("product_id")
                .limit(choice.lastStoreProducts());
        Object[] products =
                lastStore.collectAsList().stream().map(row -> row.get(0)).toArray();
        return new FreshSales(days.where(col("store_id")
                .isin(choice.stores().toArray())
                .or(col("store_id")
                        .equalTo(choice.lastStore())
                        .and(col("product_id").isin(products)))));
    }

    /** Rows that cannot be taken, as rows of the quarantine: file and position, content, reason. */
    Dataset<Row> rejected() {
        Dataset<Row> marked = days.select(
                        col("*"),
                        FreshDefects.reason().as("reason"),
                        col("_metadata.file_name").as("file"),
                        col("_metadata.row_index").as("line"))
                .where(col("reason").isNotNull());
        return marked.select(
                col("file"),
                col("line").plus(1).as("line"),
                encode(
                                to_json(struct(
                                        "store_id",
                                        "product_id",
                                        "dt",
                                        "hours_sale",
                                        "hours_stock_status",
                                        "discount")),
                                "UTF-8")
                        .as("raw"),
                col("reason"));
    }

    /** The dates of the rows that are taken. */
    SortedSet<LocalDate> dates() {
        SortedSet<LocalDate> dates = new TreeSet<>(Comparator.naturalOrder());
        days.where(col("business_date").isNotNull())
                .select("business_date")
                .distinct()
                .collectAsList()
                .forEach(row -> dates.add(row.getDate(0).toLocalDate()));
        return dates;
    }

    /**
     * The rows for {@code silver.sales_hours}, by date; those that {@link #rejected} names are left out. A series and day that is there more than
     * once breaks the reader with a message that has {@link #TWICE}: which of the rows is right cannot be told.
     */
    Dataset<Row> salesHours(int tasks) {
        WindowSpec sameDay =
                Window.partitionBy("business_date", "location_id", "item_id").orderBy("business_date");
        return taken().repartition(tasks, col("business_date"))
                .withColumn("copy", row_number().over(sameDay))
                .where(when(col("copy").gt(1), raise_error(twice())).otherwise(lit(true)))
                .drop("copy");
    }

    private static Column twice() {
        return concat(
                lit(TWICE),
                lit("store "),
                col("location_id"),
                lit(", product "),
                col("item_id"),
                lit(", "),
                col("business_date"));
    }

    private Dataset<Row> taken() {
        return days.where(FreshDefects.reason().isNull())
                .select(
                        col("store_id").cast("string").as("location_id"),
                        col("product_id").cast("string").as("item_id"),
                        col("business_date"),
                        col("hours_sale").cast("array<double>").as("units"),
                        col("hours_stock_status").cast("array<boolean>").as("out_of_stock"),
                        lit(null).cast("double").as("price"),
                        depth().as("discount"),
                        col("holiday_flag").cast("double").as("event"));
    }

    /** Share of the price that is taken off; prices above the regular one count as no discount. */
    static Column depth() {
        return coalesce(
                greatest(
                        lit(0.0),
                        least(
                                lit(DEEPEST_DISCOUNT),
                                round(lit(1).minus(col("discount").cast("double")), 4))),
                lit(0.0));
    }
}
