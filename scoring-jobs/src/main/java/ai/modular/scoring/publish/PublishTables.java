package ai.modular.scoring.publish;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_date;

import ai.modular.contracts.job.RunIdentity;
import ai.modular.contracts.lake.TableDefinition;
import ai.modular.grocery.lake.GoldTables;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.models.stockout.RiskModel;
import ai.modular.spark.Lake;
import ai.modular.spark.SeriesBatches;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** Reads gold at the versions that the run sees, shaped as PostgreSQL holds it. */
final class PublishTables {

    private static final int RECENT_DAYS = 56;

    private final Lake lake;
    private final LocalDate date;
    private final RunIdentity run;

    PublishTables(Lake lake, RunIdentity run) {
        this.lake = lake;
        this.date = run.businessDate();
        this.run = run;
    }

    Dataset<Row> forecasts() {
        return revised(GoldTables.DEMAND_FORECAST).drop("day_correlation", "fallback");
    }

    Dataset<Row> risks() {
        // A run that was scored by an older version has none
        return revised(GoldTables.STOCKOUT_RISK)
                .withColumn("model_version", coalesce(col("model_version"), lit(RiskModel.PROJECTED_STOCK)));
    }

    Dataset<Row> orders() {
        return revised(GoldTables.ORDER_PROPOSAL);
    }

    Dataset<Row> skipped() {
        return revised(GoldTables.SKIPPED_SERIES);
    }

    private Dataset<Row> revised(TableDefinition table) {
        return dated(table).withColumn("revision", lit(run.revision()));
    }

    private Dataset<Row> dated(TableDefinition table) {
        return ownStores(lake.readOrEmpty(table).where(col("business_date").equalTo(date)));
    }

    private Dataset<Row> ownStores(Dataset<Row> rows) {
        return run.stores().isEmpty()
                ? rows
                : rows.where(col("location_id").isin(run.stores().toArray()));
    }

    /** The last eight weeks of every series that had a day in them. */
    Dataset<Row> recent() {
        Dataset<Row> days = ownStores(lake.readOrEmpty(GoldTables.DEMAND_HISTORY))
                .where(col("ds").gt(date.minusDays(RECENT_DAYS)).and(col("ds").leq(date)))
                .select(
                        col("location_id"),
                        col("item_id"),
                        unix_date(col("ds")).as("day"),
                        col("y"),
                        col("availability"),
                        col("demand"));
        LocalDate last = date;
        return SeriesBatches.standard()
                .map(
                        days,
                        days.count() / RECENT_DAYS,
                        batch -> batch.stream()
                                .map(series -> RecentDemand.of(series, last))
                                .iterator(),
                        Encoders.bean(RecentDemand.class),
                        "day")
                .select(
                        lit(date).as("business_date"),
                        lit(run.revision()).as("revision"),
                        col("locationId").as("location_id"),
                        col("itemId").as("item_id"),
                        col("firstDay").as("first_day"),
                        col("sold"),
                        col("availability"),
                        col("demand"));
    }

    /** All stores of the run, also one without a single line: its page then says so with today's date. */
    SortedSet<String> locations() {
        Dataset<Row> known = ownStores(lake.readOrEmpty(SilverTables.LOCATIONS)).select("location_id");
        Dataset<Row> forecast = dated(GoldTables.DEMAND_FORECAST).select("location_id");
        return known.union(forecast).distinct().collectAsList().stream()
                .map(row -> row.getString(0))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The model of most forecasts, as they name it; empty when nothing was forecast. */
    Optional<String> modelVersion() {
        List<Row> most = dated(GoldTables.DEMAND_FORECAST)
                .groupBy("model_version")
                .agg(count(lit(1)).as("days"))
                .orderBy(col("days").desc(), col("model_version"))
                .limit(1)
                .collectAsList();
        return most.stream().map(row -> row.getString(0)).findFirst();
    }

    /** The stores whose stock is a stand-in. */
    SortedSet<String> storesWithAssumedStock() {
        return dated(GoldTables.STOCK_POSITION)
                .where(col("assumed"))
                .select("location_id")
                .distinct()
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Per store what a morning begins with. */
    List<StoreSummary> summaries() {
        Iterable<Row> rows = () -> dated(GoldTables.ORDER_PROPOSAL)
                .groupBy("location_id")
                .agg(
                        count(lit(1)).as("lines"),
                        sum(expr("IF(quantity > 0, 1L, 0L)")).as("to_order"),
                        sum(expr("IF(size(exceptions) > 0, 1L, 0L)")).as("warnings"),
                        sum(expr("IF(array_contains(exceptions, 'WILL_RUN_OUT'), 1L, 0L)"))
                                .as("will_run_out"))
                .orderBy("location_id")
                .toLocalIterator();
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new StoreSummary(
                        row.getString(0), row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .toList();
    }
}
