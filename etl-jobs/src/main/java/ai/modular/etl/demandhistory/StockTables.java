package ai.modular.etl.demandhistory;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import ai.modular.grocery.lake.GoldTables;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.spark.Lake;
import java.time.LocalDate;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads lots, open orders and, where stock is not known, the recent demand; writes {@code gold.stock_position}. */
final class StockTables {

    /** The stand-in for stock that is not known: so many days of the mean demand of the last days … */
    private static final int ASSUMED_DAYS = 2;

    private static final int MEAN_OF_DAYS = 14;

    /** … but nothing when the shelf was empty in the last hours before closing. */
    private static final int LAST_HOURS = 2;

    private static final String[] SERIES = {"location_id", "item_id"};

    private final Lake lake;

    StockTables(Lake lake) {
        this.lake = lake;
    }

    /** Replaces the stock position of the date: one row for every series with supply terms. Returns the number of rows. */
    long replace(LocalDate date) {
        Dataset<Row> positions = listed(date)
                .join(lots(date), SERIES, "left")
                .join(onOrder(date), SERIES, "left")
                .join(assumed(date), SERIES, "left")
                .join(broadcast(knownOn(date)), new String[] {"location_id"}, "left")
                .select(
                        lit(date).as("business_date"),
                        col("location_id"),
                        col("item_id"),
                        quantity(onHand()).as("on_hand"),
                        coalesce(expr("IF(stock_known, lots, assumed_lots)"), noLots())
                                .as("lots"),
                        coalesce(
                                        col("on_order"),
                                        expr(
                                                "CAST(array() AS array<struct<order_id: string, quantity: decimal(14,3), arrives_on: date>>)"))
                                .as("on_order"),
                        expr("NOT stock_known").as("assumed"),
                        expr("IF(stock_known, known_on, NULL)").as("as_of"));
        return lake.replaceDate(GoldTables.STOCK_POSITION, date, positions.coalesce(2));
    }

    private Dataset<Row> knownOn(LocalDate date) {
        return NewestLots.dates(lake, date).withColumnRenamed("business_date", "known_on");
    }

    private static Column onHand() {
        return expr("IF(stock_known, counted, assumed_quantity)");
    }

    private static Column noLots() {
        return expr("CAST(array() AS array<struct<lot_id: string, quantity: decimal(14,3), expires_on: date>>)");
    }

    private static Column quantity(Column amount) {
        return coalesce(amount, lit(0)).cast("decimal(14,3)");
    }

    private Dataset<Row> listed(LocalDate date) {
        Dataset<Row> items = lake.read(SilverTables.ITEMS)
                .where(coalesce(col("delisted_on").gt(date), lit(true)))
                .select("item_id");
        return lake.read(SilverTables.SUPPLY_TERMS)
                .select(SERIES[0], SERIES[1])
                .join(items, "item_id")
                .join(lake.read(SilverTables.LOCATIONS).select("location_id", "stock_known"), "location_id");
    }

    private Dataset<Row> lots(LocalDate date) {
        return NewestLots.upTo(lake, date)
                .where(col("quantity").notEqual(0))
                .groupBy(col("location_id"), col("item_id"))
                .agg(
                        sum("quantity").as("counted"),
                        firstExpiredFirst(collect_list(struct("lot_id", "quantity", "expires_on")))
                                .as("lots"));
    }

    /** The same order as {@link Lot#FIRST_EXPIRED}. */
    private static Column firstExpiredFirst(Column lots) {
        return array_sort(
                lots,
                (one, other) -> org.apache
                        .spark
                        .sql
                        .functions
                        .when(expiry(one).lt(expiry(other)), -1)
                        .when(expiry(one).gt(expiry(other)), 1)
                        .when(one.getField("lot_id").lt(other.getField("lot_id")), -1)
                        .when(one.getField("lot_id").gt(other.getField("lot_id")), 1)
                        .otherwise(0));
    }

    private static Column expiry(Column lot) {
        return coalesce(lot.getField("expires_on"), lit(LocalDate.of(9999, 12, 31)));
    }

    private Dataset<Row> onOrder(LocalDate date) {
        return lake.readOrEmpty(SilverTables.OPEN_ORDERS)
                .where(col("business_date").equalTo(date))
                .groupBy(col("location_id"), col("item_id"))
                .agg(array_sort(collect_list(struct("arrives_on", "order_id", "quantity")))
                        .as("arrivals"))
                .withColumn(
                        "on_order",
                        expr(
                                "transform(arrivals, a -> struct(a.order_id AS order_id, a.quantity AS quantity, a.arrives_on AS arrives_on))"))
                .drop("arrivals");
    }

    private Dataset<Row> assumed(LocalDate date) {
        return recentDemand(date)
                .join(soldOut(date), SERIES, "left")
                .withColumn(
                        "assumed_quantity",
                        expr("CAST(IF(coalesce(sold_out, false), 0, mean * %d) AS DECIMAL(14,3))"
                                .formatted(ASSUMED_DAYS)))
                .withColumn("assumed_lots", expr("""
                        IF(assumed_quantity > 0,
                           array(struct('' AS lot_id, assumed_quantity AS quantity, CAST(NULL AS DATE) AS expires_on)), NULL)"""))
                .drop("mean", "sold_out");
    }

    private Dataset<Row> recentDemand(LocalDate date) {
        return lake.readOrEmpty(GoldTables.DEMAND_HISTORY)
                .where(col("ds").between(date.minusDays(MEAN_OF_DAYS - 1), date))
                .join(unknown(), "location_id")
                .groupBy(col("location_id"), col("item_id"))
                .agg(expr("avg(demand)").as("mean"));
    }

    private Dataset<Row> soldOut(LocalDate date) {
        return lake.readOrEmpty(SilverTables.SALES_HOURS)
                .where(col("business_date").equalTo(date))
                .join(unknown(), "location_id")
                .select(
                        col("location_id"),
                        col("item_id"),
                        expr("forall(slice(out_of_stock, greatest(closes_hour - %d, 0) + 1, %d), empty -> empty)"
                                        .formatted(LAST_HOURS, LAST_HOURS))
                                .as("sold_out"));
    }

    private Dataset<Row> unknown() {
        return lake.read(SilverTables.LOCATIONS).where(expr("NOT stock_known")).select("location_id", "closes_hour");
    }
}
