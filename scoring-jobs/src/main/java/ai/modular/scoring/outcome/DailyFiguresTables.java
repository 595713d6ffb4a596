package ai.modular.scoring.outcome;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import ai.modular.contracts.job.RunIdentity;
import ai.modular.grocery.lake.GoldTables;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.spark.Lake;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads what happened on a trading day, writes its figures. The only class here that knows the tables of the lake. */
final class DailyFiguresTables {

    private static final int USUAL_DAYS = 28;

    private final Lake lake;
    private final RunIdentity run;
    private final LocalDate date;

    DailyFiguresTables(Lake lake, RunIdentity run) {
        this.lake = lake;
        this.run = run;
        this.date = run.businessDate();
    }

    /** Returns how many segments the day has; 0 when nothing is known of it. */
    long replace() {
        Dataset<Row> rows = DailyFigures.of(
                history().where(col("ds").equalTo(date)),
                history()
                        .where(col("ds")
                                .gt(date.minusDays(USUAL_DAYS))
                                .and(col("ds").leq(date)))
                        .groupBy("location_id", "item_id")
                        .agg(avg("demand").as("usual")),
                wasted(),
                number(lake.readOrEmpty(GoldTables.STOCK_POSITION)
                        .where(col("business_date").equalTo(date))
                        .select("location_id", "item_id", "on_hand", "assumed")),
                lake.readOrEmpty(GoldTables.DEMAND_FORECAST)
                        .where(col("business_date")
                                .equalTo(date.minusDays(1))
                                .and(col("ds").equalTo(date)))
                        .select("location_id", "item_id", "mean"),
                lake.readOrEmpty(SilverTables.SUPPLY_TERMS)
                        .select(
                                col("location_id"),
                                col("item_id"),
                                col("supplier_id"),
                                col("unit_cost").cast("double").as("unit_cost")),
                broadcast(lake.readOrEmpty(SilverTables.ITEMS).select("item_id", "department")));
        lake.replaceDate(
                GoldTables.KPI_DAILY,
                date,
                rows.withColumn("business_date", lit(date)).coalesce(1));
        return written().count();
    }

    Dataset<Row> written() {
        return ofStores(lake.read(GoldTables.KPI_DAILY, date));
    }

    private Dataset<Row> history() {
        return ofStores(lake.readOrEmpty(GoldTables.DEMAND_HISTORY));
    }

    private Dataset<Row> wasted() {
        return lake.readOrEmpty(SilverTables.STOCK_MOVEMENTS)
                .where(col("business_date").equalTo(date).and(col("kind").equalTo("write_off")))
                .groupBy("location_id", "item_id")
                .agg(sum(col("quantity").cast("double")).as("wasted"));
    }

    private static Dataset<Row> number(Dataset<Row> stock) {
        return stock.withColumn("on_hand", col("on_hand").cast("double"));
    }

    private Dataset<Row> ofStores(Dataset<Row> rows) {
        return run.stores().isEmpty()
                ? rows
                : rows.where(col("location_id").isin(run.stores().toArray()));
    }
}
