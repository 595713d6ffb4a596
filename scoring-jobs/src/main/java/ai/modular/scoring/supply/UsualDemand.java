package ai.modular.scoring.supply;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import ai.modular.grocery.lake.GoldTables;
import ai.modular.spark.Lake;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * What a series sold of late: its mean per day, and its class. A, B and C by its share of the store's turnover (the first 80, the next 15, the last
 * 5 per cent); X, Y and Z by how steadily its weeks sell (coefficient of variation below .5, below 1, more).
 */
final class UsualDemand {

    private static final int USUAL_DAYS = 28;
    private static final int WEEKS = 8;

    private final Lake lake;
    private final LocalDate date;

    UsualDemand(Lake lake, LocalDate date) {
        this.lake = lake;
        this.date = date;
    }

    /** {@code location_id, item_id, usual, class}. */
    Dataset<Row> perSeries() {
        Dataset<Row> sold = sold();
        return sold.join(broadcast(totals(sold)), "location_id")
                .withColumn("before", sum("turnover").over(byTurnover()).minus(col("turnover")))
                // Weeks before the first sale count for nothing
                .withColumn("weeks", expr("filter(weeks, w -> w IS NOT NULL)"))
                .withColumn("mean", expr("aggregate(weeks, 0D, (a, w) -> a + w) / size(weeks)"))
                .withColumn(
                        "deviation",
                        expr("sqrt(aggregate(weeks, 0D, (a, w) -> a + (w - mean) * (w - mean)) / size(weeks))"))
                .withColumn("class", expr("""
                        IF(before < .8 * total, 'A', IF(before < .95 * total, 'B', 'C'))
                        || IF(mean > 0 AND deviation < .5 * mean, 'X', IF(mean > 0 AND deviation < mean, 'Y', 'Z'))"""))
                .select("location_id", "item_id", "usual", "class");
    }

    /** Mean per day, turnover, and what each week sold. Sums of decimals: those of doubles depend on the order of rows in their last digits. */
    private Dataset<Row> sold() {
        Column units = col("demand").cast("decimal(18,6)");
        Column[] weeks = IntStream.range(0, WEEKS)
                .mapToObj(week -> sum(when(col("week").equalTo(week), units)).cast("double"))
                .toArray(Column[]::new);
        return lake.readOrEmpty(GoldTables.DEMAND_HISTORY)
                .where(col("ds").gt(date.minusDays(7L * WEEKS)).and(col("ds").leq(date)))
                .withColumn("week", expr("CAST(datediff(DATE'%s', ds) / 7 AS INT)".formatted(date)))
                .groupBy("location_id", "item_id")
                .agg(
                        avg(when(col("ds").gt(date.minusDays(USUAL_DAYS)), units))
                                .cast("double")
                                .as("usual"),
                        sum(coalesce(col("price"), lit(0))
                                        .multiply(col("demand"))
                                        .cast("decimal(18,4)"))
                                .as("turnover"),
                        array(weeks).as("weeks"));
    }

    private static Dataset<Row> totals(Dataset<Row> sold) {
        return sold.groupBy("location_id").agg(sum("turnover").as("total"));
    }

    private static WindowSpec byTurnover() {
        return Window.partitionBy("location_id")
                .orderBy(col("turnover").desc(), col("item_id"))
                .rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    }
}
