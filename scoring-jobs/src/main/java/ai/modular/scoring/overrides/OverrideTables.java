package ai.modular.scoring.overrides;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.datediff;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;

import ai.modular.contracts.job.RunIdentity;
import ai.modular.grocery.lake.GoldTables;
import ai.modular.spark.Lake;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Joins decisions with the stock of their night and the demand that came, writes their scores. */
final class OverrideTables {

    private static final String[] KEY = {"location_id", "item_id", "night"};

    private final Lake lake;
    private final RunIdentity run;
    private final LocalDate date;

    OverrideTables(Lake lake, RunIdentity run) {
        this.lake = lake;
        this.run = run;
        this.date = run.businessDate();
    }

    /**
     * Scores the decisions of the run's stores; one of which a day of demand or the stock of its night is not known has no score.
     *
     * @return scores
     */
    long replace(Dataset<Row> decisions) {
        Dataset<Row> own = ofStores(decisions);
        Dataset<Row> days = own.select("location_id", "item_id", "night", "last_day")
                .join(history(), new String[] {"location_id", "item_id"})
                .where(col("ds").gt(col("night")).and(col("ds").leq(col("last_day"))))
                .groupBy("location_id", "item_id", "night")
                .agg(array_sort(collect_list(struct("ds", "demand", "availability")))
                        .as("days"));
        Dataset<Row> stock = lake.readOrEmpty(GoldTables.STOCK_POSITION)
                .where(col("business_date").geq(Decisions.earliest(date)))
                .select(
                        col("location_id"),
                        col("item_id"),
                        col("business_date").as("night"),
                        col("lots"),
                        col("on_order"));
        Dataset<Row> scores = own.join(days, KEY)
                .join(stock, KEY)
                .where(size(col("days")).equalTo(datediff(col("last_day"), col("night"))))
                .map(new OverrideScore(), Encoders.row(OverrideScore.RESULT))
                .withColumn("business_date", lit(date));
        lake.replaceDate(GoldTables.OVERRIDE_SCORE, date, scores.coalesce(1));
        return written().count();
    }

    Dataset<Row> written() {
        return ofStores(lake.read(GoldTables.OVERRIDE_SCORE, date));
    }

    private Dataset<Row> history() {
        return lake.readOrEmpty(GoldTables.DEMAND_HISTORY)
                .where(col("ds").gt(Decisions.earliest(date)).and(col("ds").leq(date)))
                .select("location_id", "item_id", "ds", "demand", "availability");
    }

    private Dataset<Row> ofStores(Dataset<Row> rows) {
        return run.stores().isEmpty()
                ? rows
                : rows.where(col("location_id").isin(run.stores().toArray()));
    }
}
