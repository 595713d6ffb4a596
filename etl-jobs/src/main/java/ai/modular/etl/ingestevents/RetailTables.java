package ai.modular.etl.ingestevents;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import ai.modular.contracts.lake.TableDefinition;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.spark.Lake;
import ai.modular.spark.PostgresCopy;
import ai.modular.spark.PostgresTarget;
import java.time.LocalDate;
import java.util.Collection;
import javax.sql.DataSource;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps {@code retail.*} current from a run's events. Everything can be done again without a change. */
final class RetailTables {

    /** How long till lines stay in PostgreSQL. */
    static final int DAYS_OF_TRANSACTIONS = 35;

    private static final String[] SERIES = {"location_id", "item_id"};

    /** Days after which a store's lots say nothing about its shelves. */
    private static final int OLDEST_LOTS = 60;

    private final Lake lake;
    private final PostgresTarget target;
    private final JdbcClient jdbc;

    RetailTables(Lake lake, PostgresTarget target, DataSource dataSource) {
        this.lake = lake;
        this.target = target;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Adds the till lines of the last 35 days, and drops older ones. */
    long transactions(Dataset<Row> events, LocalDate businessDate) {
        LocalDate oldest = businessDate.minusDays(DAYS_OF_TRANSACTIONS - 1);
        long added = PostgresCopy.merge(
                events.where(col("business_date").geq(oldest)).drop("local_hour", "extra"),
                target,
                "retail.transactions",
                insert(
                        "retail.transactions",
                        "event_id, business_date, occurred_at, location_id, item_id, transaction_id, customer_id, kind, quantity, amount",
                        "(business_date, event_id) DO NOTHING"));
        jdbc.sql("DELETE FROM retail.transactions WHERE business_date < :oldest")
                .param("oldest", oldest)
                .update();
        return added;
    }

    /** Counts the hours again in which a series of the batch has sold. */
    long salesHourly(Dataset<Row> events, Collection<LocalDate> dates) {
        String[] cell = {"business_date", "location_id", "item_id"};
        Dataset<Row> changed = events.selectExpr(cell).distinct();
        Dataset<Row> hours = ofDates(SilverTables.TRANSACTIONS, dates)
                .join(changed, cell, "left_semi")
                .groupBy(
                        col("business_date"),
                        expr("CAST(local_hour AS SMALLINT) AS hour"),
                        col("location_id"),
                        col("item_id"))
                .agg(
                        expr("CAST(sum(IF(kind = 'sale', quantity, -quantity)) AS DECIMAL(14,3)) AS units"),
                        expr("CAST(sum(IF(kind = 'sale', amount, -amount)) AS DECIMAL(18,4)) AS amount"));
        return PostgresCopy.merge(
                hours,
                target,
                "retail.sales_hourly",
                insert(
                        "retail.sales_hourly",
                        "business_date, hour, location_id, item_id, units, amount",
                        "(business_date, hour, location_id, item_id) DO UPDATE SET units = excluded.units, amount = excluded.amount"));
    }

    /** The newest view of each item by each customer. */
    long views(Dataset<Row> events) {
        Dataset<Row> newest = events.groupBy("customer_id", "item_id")
                .agg(
                        expr("max_by(location_id, struct(occurred_at, event_id)) AS location_id"),
                        max("occurred_at").as("viewed_at"));
        return PostgresCopy.merge(
                newest,
                target,
                "retail.recent_product_views",
                insert(
                        "retail.recent_product_views AS old",
                        "customer_id, item_id, location_id, viewed_at",
                        "(customer_id, item_id) DO UPDATE SET location_id = excluded.location_id, viewed_at = excluded.viewed_at WHERE old.viewed_at < excluded.viewed_at"));
    }

    /**
     * Stock on hand of the series that sold or moved: the newest nightly lots, or the newest count of the whole item when that is younger, and all
     * that sold and moved since. A count of a single lot waits for the night, which knows the lots.
     *
     * @param series location_id and item_id, distinct
     */
    long inventory(Dataset<Row> series) {
        Dataset<Row> lots = newestLots();
        Dataset<Row> nights =
                lots.select("location_id", "business_date").distinct().withColumnRenamed("business_date", "night");
        Row oldest = nights.agg(min("night")).first();
        Dataset<Row> base = lots.groupBy(SERIES[0], SERIES[1]).agg(expr("sum(quantity) AS base"));
        Dataset<Row> moves = movements()
                .where(oldest.isNullAt(0) ? lit(true) : col("business_date").gt(oldest.getDate(0)))
                .join(series, SERIES, "left_semi")
                .join(broadcast(nights), new String[] {"location_id"}, "left")
                .where("night IS NULL OR business_date > night");
        Dataset<Row> counts = moves.where("absolute")
                .groupBy(SERIES[0], SERIES[1])
                .agg(expr("max(struct(occurred_at, quantity)) AS counted"));
        Dataset<Row> onHand = moves.join(counts, SERIES, "left")
                .groupBy(SERIES[0], SERIES[1])
                .agg(
                        expr("max(counted) AS newest_count"),
                        expr("sum(IF(absolute OR occurred_at <= counted.occurred_at, 0, quantity)) AS moved"),
                        max("occurred_at").as("as_of"))
                .join(base, SERIES, "left")
                .selectExpr(
                        "location_id",
                        "item_id",
                        "CAST(coalesce(newest_count.quantity, base, 0) + moved AS DECIMAL(14,3)) AS on_hand",
                        "as_of");
        return PostgresCopy.merge(
                onHand,
                target,
                "retail.inventory",
                insert(
                        "retail.inventory",
                        "location_id, item_id, on_hand, as_of",
                        "(location_id, item_id) DO UPDATE SET on_hand = excluded.on_hand, as_of = excluded.as_of"));
    }

    /** Of each store the lots of its own newest night: a night over some stores leaves the others at an earlier one. */
    private Dataset<Row> newestLots() {
        Dataset<Row> lots = lake.readOrEmpty(SilverTables.STOCK_LOTS);
        Row newest = lots.agg(max("business_date")).first();
        if (newest.isNullAt(0)) {
            return lots;
        }
        LocalDate last = newest.getDate(0).toLocalDate();
        Dataset<Row> recent = lots.where(col("business_date").gt(last.minusDays(OLDEST_LOTS)));
        Dataset<Row> nights =
                recent.groupBy("location_id").agg(max("business_date").as("business_date"));
        return recent.join(broadcast(nights), new String[] {"location_id", "business_date"}, "left_semi");
    }

    /** Signed quantities; a count of the whole item is absolute. */
    private Dataset<Row> movements() {
        Dataset<Row> sold = lake.readOrEmpty(SilverTables.TRANSACTIONS)
                .selectExpr(
                        "location_id",
                        "item_id",
                        "business_date",
                        "occurred_at",
                        "IF(kind = 'sale', -quantity, quantity) AS quantity",
                        "false AS absolute");
        return lake.readOrEmpty(SilverTables.STOCK_MOVEMENTS)
                .where("NOT (kind = 'count' AND lot_id IS NOT NULL)")
                .selectExpr(
                        "location_id",
                        "item_id",
                        "business_date",
                        "occurred_at",
                        "IF(kind = 'write_off', -quantity, quantity) AS quantity",
                        "kind = 'count' AS absolute")
                .unionByName(sold);
    }

    private Dataset<Row> ofDates(TableDefinition table, Collection<LocalDate> dates) {
        return lake.readOrEmpty(table).where(col("business_date").isin(dates.toArray()));
    }

    private static String insert(String table, String columns, String conflict) {
        return "INSERT INTO %s (%s) SELECT %s FROM %s ON CONFLICT %s"
                .formatted(table, columns, columns, PostgresCopy.STAGING, conflict);
    }
}
