package ai.modular.etl.importcsv;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import ai.modular.etl.demandhistory.DayFacts;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.spark.Lake;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Sales and stock of checked files into the lake. */
final class CsvSales {

    private static final String[] SERIES_DAY = {"location_id", "item_id", "business_date"};
    private static final int MOST_WRITERS = 16;

    private final SparkSession spark;
    private final Lake lake;
    private final Path folder;

    CsvSales(SparkSession spark, Lake lake, Path folder) {
        this.spark = spark;
        this.lake = lake;
        this.folder = folder;
    }

    SortedSet<LocalDate> dates() {
        return dates(sales());
    }

    /**
     * Replaces the hourly sales of these dates: one row per series that the store lists or sold, zeros included. A store that sold nothing at all on a
     * date was closed and has no rows for it. Units without an hour are spread evenly over the opening hours.
     */
    long replaceSales(SortedSet<LocalDate> dates) {
        Dataset<Row> sold = byHour();
        Dataset<Row> rows = listed(sold)
                .join(sold, SERIES_DAY, "full_outer")
                .withColumn("units", coalesce(col("units"), hours(hour -> lit(0.0))))
                .withColumn("out_of_stock", coalesce(col("out_of_stock"), hours(hour -> lit(false))));
        Dataset<Row> described = new DayFacts(lake).joinedTo(rows, dates);
        return lake.replaceDates(
                SilverTables.SALES_HOURS,
                dates,
                described.repartition(Math.min(MOST_WRITERS, dates.size()), col("business_date")));
    }

    /** Replaces the lots of the dates that stock.csv names; returns the number of rows, 0 without such a file. */
    long replaceStock() {
        if (!Files.isRegularFile(folder.resolve(FileFormat.STOCK.name()))) {
            return 0;
        }
        Dataset<Row> stock = file(FileFormat.STOCK);
        Dataset<Row> lots = stock.select(
                        col("business_date"),
                        col("location_id"),
                        col("item_id"),
                        coalesce(col("lot_id"), lit("")).as("lot_id"),
                        col("quantity").cast("decimal(14,3)").as("quantity"),
                        col("expires_on").cast("date").as("expires_on"),
                        lit(false).as("assumed"))
                .coalesce(2);
        return lake.replaceDates(SilverTables.STOCK_LOTS, dates(stock), lots);
    }

    private Dataset<Row> sales() {
        return file(FileFormat.SALES);
    }

    private Dataset<Row> byHour() {
        Column units = col("units").cast("double");
        Dataset<Row> lines = sales().join(
                        lake.read(SilverTables.LOCATIONS).select("location_id", "opens_hour", "closes_hour"),
                        "location_id");
        Column spread = units.divide(col("closes_hour").minus(col("opens_hour")));
        Column[] perHour = IntStream.range(0, 24)
                .boxed()
                .flatMap(hour -> java.util.stream.Stream.of(
                        sum(when(col("hour").isNull(), when(isOpen(hour), spread))
                                        .otherwise(when(col("hour").cast("int").equalTo(hour), units)))
                                .as("units_" + hour),
                        max(col("out_of_stock")
                                        .equalTo("true")
                                        .and(col("hour")
                                                .isNull()
                                                .and(isOpen(hour))
                                                .or(coalesce(
                                                        col("hour").cast("int").equalTo(hour), lit(false)))))
                                .as("empty_" + hour)))
                .toArray(Column[]::new);
        return lines.groupBy(Arrays.stream(SERIES_DAY)
                        .map(org.apache.spark.sql.functions::col)
                        .toArray(Column[]::new))
                .agg(perHour[0], Arrays.copyOfRange(perHour, 1, perHour.length))
                .select(
                        col("location_id"),
                        col("item_id"),
                        col("business_date"),
                        hours(hour -> coalesce(col("units_" + hour), lit(0.0))).as("units"),
                        hours(hour -> coalesce(col("empty_" + hour), lit(false)))
                                .as("out_of_stock"));
    }

    private Dataset<Row> listed(Dataset<Row> sold) {
        Dataset<Row> tradingDays = sold.select("location_id", "business_date").distinct();
        return lake.read(SilverTables.SUPPLY_TERMS)
                .select("location_id", "item_id")
                .join(lake.read(SilverTables.ITEMS).select("item_id", "introduced_on", "delisted_on"), "item_id")
                .join(tradingDays, "location_id")
                .where(
                        expr(
                                "coalesce(business_date >= introduced_on, true) AND coalesce(business_date < delisted_on, true)"))
                .select(SERIES_DAY[0], SERIES_DAY[1], SERIES_DAY[2]);
    }

    private static Column isOpen(int hour) {
        return col("opens_hour").leq(hour).and(col("closes_hour").gt(hour));
    }

    private static Column hours(java.util.function.IntFunction<Column> value) {
        return array(IntStream.range(0, 24).mapToObj(value).toArray(Column[]::new));
    }

    /** All columns of the format as text, null where empty or not in the file; the date as {@code business_date}. */
    private Dataset<Row> file(FileFormat format) {
        Dataset<Row> lines = spark.read()
                .option("header", true)
                .option("escape", "\"")
                .option("ignoreLeadingWhiteSpace", true)
                .option("ignoreTrailingWhiteSpace", true)
                .csv(folder.resolve(format.name()).toUri().toString());
        for (String name : format.columnNames()) {
            if (!Arrays.asList(lines.columns()).contains(name)) {
                lines = lines.withColumn(name, lit(null).cast("string"));
            }
        }
        return lines.withColumn("business_date", col("date").cast("date"));
    }

    private static SortedSet<LocalDate> dates(Dataset<Row> rows) {
        SortedSet<LocalDate> dates = new TreeSet<>();
        rows.select("business_date")
                .distinct()
                .collectAsList()
                .forEach(row -> dates.add(row.getDate(0).toLocalDate()));
        return dates;
    }
}
