package ai.modular.scoring.supply;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import ai.modular.grocery.lake.GoldTables;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.spark.Lake;
import java.time.LocalDate;
import java.util.Collection;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads what is known of supply and demand at the close of a business date. */
public final class SupplyTables {

    /** The forecast's columns; they come first, so that they can be read by position. */
    static final String[] FORECAST = {
        "location_id", "item_id", "day", "mean", "quantiles", "day_correlation", "model_version"
    };

    private static final String[] SERIES = {"location_id", "item_id"};
    private static final int PROMOTIONS_AHEAD = 60;

    private final Lake lake;
    private final LocalDate date;
    private final Collection<String> stores;

    /** @param stores empty for all */
    public SupplyTables(Lake lake, LocalDate businessDate, Collection<String> stores) {
        this.lake = lake;
        this.date = businessDate;
        this.stores = stores;
    }

    /** Rows for {@code SeriesBatches}, to be ordered by {@code day}: first, with a null day, what is known of the series, then its forecast days. */
    public Dataset<Row> rows() {
        return rows(facts());
    }

    /** As {@link #rows}, with what the series sold of late: {@link SupplySeries#signs} asks for it. */
    public Dataset<Row> rowsWithUsualDemand() {
        return rows(facts().join(new UsualDemand(lake, date).perSeries(), SERIES, "left"));
    }

    /**
     * As {@link #rows}, with more that is known of the series: {@link SupplySeries#fact} finds it.
     *
     * @param more location_id, item_id, and columns of other names than those that are there
     */
    public Dataset<Row> rowsWith(Dataset<Row> more) {
        return rows(facts().join(more, SERIES, "left"));
    }

    private Dataset<Row> rows(Dataset<Row> known) {
        Dataset<Row> forecast = lake.readOrEmpty(GoldTables.DEMAND_FORECAST)
                .where(col("business_date").equalTo(date))
                .withColumnRenamed("ds", "day")
                .select(columns(FORECAST));
        Dataset<Row> facts = known;
        for (int i = SERIES.length; i < FORECAST.length; i++) {
            facts = facts.withColumn(
                    FORECAST[i],
                    lit(null).cast(forecast.schema().apply(FORECAST[i]).dataType()));
        }
        Dataset<Row> rows = forecast.unionByName(facts, true);
        return stores.isEmpty() ? rows : rows.where(col("location_id").isin(stores.toArray()));
    }

    private Dataset<Row> facts() {
        return terms().join(positions(), SERIES, "full_outer")
                .join(broadcast(suppliers()), new String[] {"supplier_id"}, "left")
                .join(snoozes(), SERIES, "left")
                .join(broadcast(items()), new String[] {"item_id"}, "left")
                .join(broadcast(locations()), new String[] {"location_id"}, "left")
                .join(prices(), SERIES, "left")
                .join(promotions(), SERIES, "left");
    }

    private Dataset<Row> terms() {
        return lake.readOrEmpty(SilverTables.SUPPLY_TERMS).withColumnRenamed("assumed", "terms_assumed");
    }

    private Dataset<Row> suppliers() {
        return lake.readOrEmpty(SilverTables.SUPPLIERS)
                .select(
                        col("supplier_id"),
                        col("minimum_value"),
                        col("minimum_packs"),
                        col("cutoff_hour"),
                        col("closed_days"),
                        col("currency").as("supplier_currency"));
    }

    private Dataset<Row> snoozes() {
        return lake.readOrEmpty(SilverTables.ORDER_SNOOZES)
                .select(col("location_id"), col("item_id"), col("until").as("snoozed_until"));
    }

    private Dataset<Row> positions() {
        return lake.readOrEmpty(GoldTables.STOCK_POSITION)
                .where(col("business_date").equalTo(date))
                .select("location_id", "item_id", "on_hand", "lots", "on_order", "assumed", "as_of");
    }

    private Dataset<Row> items() {
        return lake.readOrEmpty(SilverTables.ITEMS)
                .select("item_id", "department", "unit", "shelf_life_days", "introduced_on", "delisted_on");
    }

    private Dataset<Row> locations() {
        return lake.readOrEmpty(SilverTables.LOCATIONS).select("location_id", "currency", "opens_hour");
    }

    private Dataset<Row> prices() {
        return lake.readOrEmpty(SilverTables.PRICES)
                .where(col("valid_from").leq(date.plusDays(1)))
                .groupBy("location_id", "item_id")
                .agg(max_by(col("price"), col("valid_from")).as("price"));
    }

    private Dataset<Row> promotions() {
        return lake.readOrEmpty(SilverTables.PROMOTIONS)
                .where(col("last_day").geq(date).and(col("first_day").leq(date.plusDays(PROMOTIONS_AHEAD))))
                .groupBy("location_id", "item_id")
                .agg(collect_list(struct("first_day", "last_day")).as("promotions"));
    }

    private static org.apache.spark.sql.Column[] columns(String... names) {
        return java.util.Arrays.stream(names)
                .map(org.apache.spark.sql.functions::col)
                .toArray(org.apache.spark.sql.Column[]::new);
    }
}
