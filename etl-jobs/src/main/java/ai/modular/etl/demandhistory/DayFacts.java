package ai.modular.etl.demandhistory;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;

import ai.modular.grocery.lake.SilverTables;
import ai.modular.spark.Lake;
import java.time.LocalDate;
import java.util.SortedSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/** What was true of a series on a day whatever was sold: the regular price, the depth of the discount, whether the day is an event. */
public final class DayFacts {

    private final Lake lake;

    public DayFacts(Lake lake) {
        this.lake = lake;
    }

    /** Adds {@code price} (null where unknown), {@code discount} (of several promotions the deepest) and {@code event} to rows of these days. */
    public Dataset<Row> joinedTo(Dataset<Row> rows, SortedSet<LocalDate> days) {
        Dataset<Row> prices = prices();
        return rows.join(discounts(days), new String[] {"location_id", "item_id", "business_date"}, "left")
                .join(events(days), new String[] {"location_id", "business_date"}, "left")
                .join(
                        prices,
                        rows.col("location_id")
                                .equalTo(prices.col("location_id"))
                                .and(rows.col("item_id").equalTo(prices.col("item_id")))
                                .and(rows.col("business_date").geq(prices.col("valid_from")))
                                .and(rows.col("business_date").lt(prices.col("valid_until"))),
                        "left")
                .drop(prices.col("location_id"))
                .drop(prices.col("item_id"))
                .drop("valid_from", "valid_until")
                .withColumn("discount", coalesce(col("discount"), lit(0.0)))
                .withColumn("event", coalesce(col("event"), lit(0.0)));
    }

    private Dataset<Row> prices() {
        return lake.readOrEmpty(SilverTables.PRICES)
                .withColumn(
                        "valid_until",
                        coalesce(
                                expr("lead(valid_from)")
                                        .over(Window.partitionBy("location_id", "item_id")
                                                .orderBy("valid_from")),
                                lit(LocalDate.of(9999, 12, 31))))
                .withColumn("price", col("price").cast("double"));
    }

    private Dataset<Row> discounts(SortedSet<LocalDate> days) {
        return lake.readOrEmpty(SilverTables.PROMOTIONS)
                .where(col("first_day").leq(days.last()).and(col("last_day").geq(days.first())))
                .withColumn("business_date", explode(expr("sequence(first_day, last_day)")))
                .where(col("business_date").between(days.first(), days.last()))
                .groupBy("location_id", "item_id", "business_date")
                .agg(max("discount").as("discount"));
    }

    private Dataset<Row> events(SortedSet<LocalDate> days) {
        return lake.readOrEmpty(SilverTables.CALENDAR)
                .where(col("day").between(days.first(), days.last()))
                .select(col("location_id"), col("day").as("business_date"), lit(1.0).as("event"))
                .distinct();
    }
}
