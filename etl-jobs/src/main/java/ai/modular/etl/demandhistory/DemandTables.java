package ai.modular.etl.demandhistory;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.hash;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.pmod;

import ai.modular.grocery.lake.GoldTables;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.spark.Lake;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/** Reads hourly sales and what is known of earlier days, writes {@code gold.demand_history}. */
final class DemandTables {

    /** Days of the newest hourly sales that make the usual profile of a department: plenty, and quickly read. */
    private static final int GROUP_DAYS = 7;

    private static final long SERIES_PER_TASK = 3_000;
    private static final long ROWS_PER_FILE = 250_000;
    private static final int MOST_FILES_AT_ONCE = 32;

    private final Lake lake;
    private final SparkSession spark;

    DemandTables(Lake lake, SparkSession spark) {
        this.lake = lake;
        this.spark = spark;
    }

    /** The dates among these that have hourly sales. */
    SortedSet<LocalDate> withSales(Collection<LocalDate> dates) {
        SortedSet<LocalDate> found = new java.util.TreeSet<>();
        lake.readOrEmpty(SilverTables.SALES_HOURS)
                .where(col("business_date").isin(dates.toArray()))
                .select("business_date")
                .distinct()
                .collectAsList()
                .forEach(row -> found.add(row.getDate(0).toLocalDate()));
        return found;
    }

    /** Replaces the demand history of these dates and returns the number of rows; earlier dates are read and stay. */
    long replace(SortedSet<LocalDate> dates) {
        if (dates.isEmpty()) {
            return 0;
        }
        JavaRDD<InternalRow> series = internal(days(dates));
        JavaRDD<Row> rows = series.mapPartitions(new DemandRows(groups(dates.last())));
        Dataset<Row> history = spark.createDataFrame(rows, StructType.fromDDL(GoldTables.DEMAND_HISTORY.columns()));
        return lake.replaceDates(GoldTables.DEMAND_HISTORY, dates, laidOut(history, dates.size()));
    }

    private Dataset<Row> days(SortedSet<LocalDate> dates) {
        Dataset<Row> days = hours(dates)
                .unionByName(past(dates))
                .join(broadcast(departments()), "item_id", "left")
                .join(broadcast(openingHours()), "location_id", "left")
                .withColumn("opens", coalesce(col("opens"), lit(0)))
                .withColumn("closes", coalesce(col("closes"), lit(OpeningHours.HOURS)))
                .select(Arrays.stream(DemandRows.Column.values())
                        .map(column -> col(column.name().toLowerCase(java.util.Locale.ROOT)))
                        .toArray(Column[]::new));
        return days.repartition(tasks(), col("location_id"), col("item_id"))
                .sortWithinPartitions(
                        col("location_id"),
                        col("item_id"),
                        col("day"),
                        col("sold").desc_nulls_last());
    }

    private Dataset<Row> hours(SortedSet<LocalDate> dates) {
        LocalDate first = dates.first().minusDays(SeriesHours.PROFILE_DAYS - 1);
        return lake.read(SilverTables.SALES_HOURS)
                .where(col("business_date").between(first, dates.last()))
                .select(
                        col("location_id"),
                        col("item_id"),
                        col("business_date").as("day"),
                        col("units"),
                        col("out_of_stock"),
                        lit(null).cast("double").as("sold"),
                        lit(null).cast("double").as("availability"),
                        col("price"),
                        col("discount"),
                        col("event"),
                        col("business_date").isin(dates.toArray()).as("wanted"));
    }

    /** What earlier runs found out; the dates that are replaced now are left out. */
    private Dataset<Row> past(SortedSet<LocalDate> dates) {
        return lake.readOrEmpty(GoldTables.DEMAND_HISTORY)
                .where(col("ds")
                        .between(dates.first().minusDays(DemandRecovery.WINDOW - 1), dates.last())
                        .and(col("ds").isin(dates.toArray()).unary_$bang()))
                .select(
                        col("location_id"),
                        col("item_id"),
                        col("ds").as("day"),
                        lit(null).cast("array<double>").as("units"),
                        lit(null).cast("array<boolean>").as("out_of_stock"),
                        col("y").as("sold"),
                        col("availability"),
                        col("price"),
                        col("discount"),
                        col("event"),
                        lit(false).as("wanted"));
    }

    private Map<String, GroupLevel> groups(LocalDate last) {
        Dataset<Row> newest = lake.read(SilverTables.SALES_HOURS)
                .where(col("business_date").between(last.minusDays(GROUP_DAYS - 1), last))
                .join(broadcast(departments()), "item_id", "left")
                .select("department", "units", "out_of_stock");
        Map<String, GroupLevel> groups = new HashMap<>();
        internal(newest)
                .mapPartitions(new GroupProfiles())
                .fold(Map.of(), GroupProfiles::join)
                .forEach((department, profile) -> groups.put(department, GroupLevel.of(profile)));
        return groups;
    }

    private Dataset<Row> departments() {
        return lake.read(SilverTables.ITEMS).select("item_id", "department");
    }

    private Dataset<Row> openingHours() {
        return lake.read(SilverTables.LOCATIONS)
                .select(
                        col("location_id"),
                        col("opens_hour").as("opens"),
                        col("closes_hour").as("closes"));
    }

    private int tasks() {
        long series = lake.read(SilverTables.SUPPLY_TERMS).count();
        return (int) Math.max(2, series / SERIES_PER_TASK);
    }

    /** Few files per date, whole stores in each. */
    private Dataset<Row> laidOut(Dataset<Row> history, int dates) {
        long filesPerDate = Math.max(1, lake.read(SilverTables.SUPPLY_TERMS).count() / ROWS_PER_FILE);
        int partitions = (int) Math.min(MOST_FILES_AT_ONCE, filesPerDate * dates);
        return history.repartition(partitions, col("ds"), pmod(hash(col("location_id")), lit((int) filesPerDate)));
    }

    private static JavaRDD<InternalRow> internal(Dataset<Row> rows) {
        return rows.queryExecution().toRdd().toJavaRDD();
    }
}
