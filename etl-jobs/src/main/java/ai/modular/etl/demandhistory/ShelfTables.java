package ai.modular.etl.demandhistory;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;

import ai.modular.contracts.lake.TableDefinition;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.spark.Lake;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Reads events and opening lots, writes {@code silver.sales_hours} and {@code silver.stock_lots}. */
final class ShelfTables {

    private static final String[] SERIES = {"location_id", "item_id"};

    private final Lake lake;
    private final DayFacts facts;

    ShelfTables(Lake lake) {
        this.lake = lake;
        this.facts = new DayFacts(lake);
    }

    /** Rows written. */
    record Written(long salesHours, long lots) {}

    /** The dates among these that have sales or stock movements. */
    SortedSet<LocalDate> withEvents(SortedSet<LocalDate> dates) {
        SortedSet<LocalDate> found = new java.util.TreeSet<>();
        for (TableDefinition table : List.of(SilverTables.TRANSACTIONS, SilverTables.STOCK_MOVEMENTS)) {
            lake.readOrEmpty(table)
                    .where(col("business_date").isin(dates.toArray()))
                    .select("business_date")
                    .distinct()
                    .collectAsList()
                    .forEach(row -> found.add(row.getDate(0).toLocalDate()));
        }
        return found;
    }

    boolean hadStockBefore(LocalDate date) {
        return !NewestLots.upTo(lake, date.minusDays(1)).isEmpty();
    }

    boolean goOnAfter(LocalDate date) {
        return NewestLots.existAfter(lake, date);
    }

    /** Rebuilds hourly sales and lots of these days, which follow each other: the lots of one day open the next. */
    Written replace(SortedSet<LocalDate> days) {
        Dataset<Row> closes = shelves(days)
                .flatMap(new Shelf(List.copyOf(days)), Encoders.row(Shelf.CLOSES))
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            return new Written(
                    lake.replaceDates(SilverTables.SALES_HOURS, days, salesHours(closes, days)),
                    lake.replaceDates(SilverTables.STOCK_LOTS, days, lots(closes)));
        } finally {
            closes.unpersist();
        }
    }

    private Dataset<Row> salesHours(Dataset<Row> closes, SortedSet<LocalDate> days) {
        Dataset<Row> trading = closes.where(col("units").isNotNull()).drop("lots");
        return facts.joinedTo(trading, days).repartition(Math.min(days.size(), 16), col("business_date"));
    }

    private static Dataset<Row> lots(Dataset<Row> closes) {
        return closes.where(col("lots").isNotNull())
                .select(
                        col("business_date"),
                        col("location_id"),
                        col("item_id"),
                        explode(col("lots")).as("lot"))
                .select("business_date", "location_id", "item_id", "lot.*")
                .withColumn("assumed", lit(false))
                .coalesce(2);
    }

    /** One row per series that is listed, was in stock, or moved; with all that {@link Shelf} needs. */
    private Dataset<Row> shelves(SortedSet<LocalDate> days) {
        return listed().join(opening(days.first()), SERIES, "full_outer")
                .join(events(days), SERIES, "full_outer")
                .join(
                        lake.read(SilverTables.ITEMS).select("item_id", "introduced_on", "delisted_on"),
                        "item_id",
                        "left")
                .join(locations(days), "location_id")
                .withColumn("listed", coalesce(col("listed"), lit(false)));
    }

    private Dataset<Row> listed() {
        return lake.read(SilverTables.SUPPLY_TERMS)
                .select(col("location_id"), col("item_id"), lit(true).as("listed"));
    }

    private Dataset<Row> opening(LocalDate first) {
        return NewestLots.upTo(lake, first.minusDays(1))
                .groupBy(col("location_id"), col("item_id"))
                .agg(collect_list(struct("lot_id", "quantity", "expires_on")).as("opening"));
    }

    private Dataset<Row> events(SortedSet<LocalDate> days) {
        Column[] columns = {
            col("location_id"),
            col("item_id"),
            struct("business_date", "occurred_at", "event_id", "kind", "local_hour", "quantity", "lot_id", "expires_on")
                    .as("event")
        };
        Dataset<Row> sales = lake.readOrEmpty(SilverTables.TRANSACTIONS)
                .where(col("business_date").isin(days.toArray()))
                .withColumn("lot_id", lit(null).cast("string"))
                .withColumn("expires_on", lit(null).cast("date"))
                .select(columns);
        Dataset<Row> movements = lake.readOrEmpty(SilverTables.STOCK_MOVEMENTS)
                .where(col("business_date").isin(days.toArray()))
                .select(columns);
        return sales.unionByName(movements)
                .groupBy(col("location_id"), col("item_id"))
                .agg(collect_list("event").as("events"));
    }

    /** A day without any sale in the store is no trading day: it was closed, or its events are missing; neither means zero demand. */
    private Dataset<Row> locations(SortedSet<LocalDate> days) {
        Dataset<Row> trading = lake.readOrEmpty(SilverTables.TRANSACTIONS)
                .where(col("business_date").isin(days.toArray()))
                .groupBy("location_id")
                .agg(collect_set("business_date").as("trading_days"));
        return lake.read(SilverTables.LOCATIONS)
                .select("location_id", "opens_hour", "closes_hour", "stock_known")
                .join(trading, new String[] {"location_id"}, "left");
    }
}
