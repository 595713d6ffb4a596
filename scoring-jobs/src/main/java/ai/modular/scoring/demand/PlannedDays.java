package ai.modular.scoring.demand;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.struct;

import ai.modular.grocery.lake.SilverTables;
import ai.modular.spark.Lake;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What is known of the days ahead: regular price, depth of the discount, events, closed days, for each series. */
final class PlannedDays {

    private static final String[] SERIES = {"location_id", "item_id"};

    private final Lake lake;
    private final LocalDate first;
    private final LocalDate last;

    PlannedDays(Lake lake, LocalDate businessDate, int horizon) {
        this.lake = lake;
        this.first = businessDate.plusDays(1);
        this.last = businessDate.plusDays(horizon);
    }

    /**
     * For each series that has supply terms or a history: location_id, item_id, item_group, delisted_on, and arrays over the days: plan_price, plan_discount, plan_event, plan_closed.
     *
     * @param history location_id, item_id
     */
    Dataset<Row> facts(Dataset<Row> history) {
        return lake.readOrEmpty(SilverTables.SUPPLY_TERMS)
                .select("location_id", "item_id")
                .union(history.select("location_id", "item_id"))
                .distinct()
                .join(broadcast(items()), new String[] {"item_id"}, "left")
                .join(broadcast(locations()), new String[] {"location_id"}, "left")
                .join(prices(), SERIES, "left")
                .join(discounts(), SERIES, "left")
                .select(
                        col("location_id"),
                        col("item_id"),
                        col("item_group"),
                        col("delisted_on"),
                        perDay("try_element_at(filter(prices, p -> p.valid_from <= d), -1).price", "prices")
                                .as("plan_price"),
                        perDay(
                                        "coalesce(array_max(transform(filter(discounts, p -> d BETWEEN p.first_day AND p.last_day), p -> p.discount)), 0D)",
                                        "discounts")
                                .as("plan_discount"),
                        perDay("IF(array_contains(events, d), 1D, 0D)", "events")
                                .as("plan_event"),
                        perDay("array_contains(closed, d)", "closed").as("plan_closed"));
    }

    private org.apache.spark.sql.Column perDay(String value, String column) {
        return expr("IF(%s IS NULL, NULL, transform(sequence(DATE'%s', DATE'%s'), d -> %s))"
                .formatted(column, first, last, value));
    }

    private Dataset<Row> items() {
        return lake.readOrEmpty(SilverTables.ITEMS)
                .select(col("item_id"), col("department").as("item_group"), col("delisted_on"));
    }

    private Dataset<Row> locations() {
        return lake.readOrEmpty(SilverTables.CALENDAR)
                .where(col("day").between(first, last))
                .groupBy("location_id")
                .agg(
                        collect_set("day").as("events"),
                        collect_set(expr("IF(closed, day, NULL)")).as("closed"));
    }

    private Dataset<Row> prices() {
        return lake.readOrEmpty(SilverTables.PRICES)
                .where(col("valid_from").leq(last))
                .groupBy("location_id", "item_id")
                .agg(expr("array_sort(collect_list(struct(valid_from, CAST(price AS DOUBLE) AS price)))")
                        .as("prices"));
    }

    private Dataset<Row> discounts() {
        return lake.readOrEmpty(SilverTables.PROMOTIONS)
                .where(col("first_day").leq(last).and(col("last_day").geq(first)))
                .groupBy("location_id", "item_id")
                .agg(collect_list(struct("first_day", "last_day", "discount")).as("discounts"));
    }
}
