package ai.modular.training.demand;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.grocery.lake.GoldTables;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.models.demand.BacktestRow;
import ai.modular.models.demand.BacktestSeries;
import ai.modular.models.demand.DayScore;
import ai.modular.spark.DemandDays;
import ai.modular.spark.Lake;
import ai.modular.spark.SeriesBatches;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Reads the sample of the demand history, writes the backtest. The only class here that knows the tables. */
public final class TrainingTables {

    /** A year and its repetition: older days say little about the next two weeks. */
    private static final int PAST_DAYS = 400;

    /** Shares of the series are cut to this precision. */
    private static final int BUCKETS = 1_000_000;

    private static final int BACKTEST_FILES = 2;

    private final Lake lake;
    private final SparkSession spark;

    public TrainingTables(Lake lake, SparkSession spark) {
        this.lake = lake;
        this.spark = spark;
    }

    /**
     * Whole series by a seeded hash, so many that their days are about {@code rows}: what is held in memory does not grow with the chain.
     *
     * @throws UserError if there is no history up to the date
     */
    TrainingData sample(LocalDate until, long rows, long seed) {
        Dataset<Row> history = lake.read(GoldTables.DEMAND_HISTORY)
                .where(col("ds").gt(until.minusDays(PAST_DAYS)).and(col("ds").leq(until)));
        long days = history.count();
        if (days == 0) {
            throw new UserError(
                    "gold.demand_history has no day up to %s".formatted(until),
                    "Run demand-history for that date first, or name the date on which the history ends.");
        }
        long buckets = Math.min(BUCKETS, (long) Math.ceil(BUCKETS * (double) rows / days));
        String drawn = "pmod(xxhash64(location_id, item_id, %dL), %d) < %d".formatted(seed, BUCKETS, buckets);
        String filter = "ds > DATE'%s' AND ds <= DATE'%s' AND %s".formatted(until.minusDays(PAST_DAYS), until, drawn);
        List<DemandSeries> series = series(history.where(expr(drawn)), facts().where(expr(drawn)), until);
        long version = lake.visibleVersion(GoldTables.DEMAND_HISTORY).orElseThrow();
        return new TrainingData(series, GoldTables.DEMAND_HISTORY.name(), version, filter, until);
    }

    /**
     * The series that a condition draws, with their last 400 days at most.
     *
     * @param drawn of location_id and item_id
     */
    public List<DemandSeries> series(Column drawn, LocalDate until) {
        Dataset<Row> history = lake.readOrEmpty(GoldTables.DEMAND_HISTORY)
                .where(col("ds").gt(until.minusDays(PAST_DAYS)).and(col("ds").leq(until)));
        return series(history.where(drawn), facts().where(drawn), until);
    }

    private List<DemandSeries> series(Dataset<Row> history, Dataset<Row> facts, LocalDate until) {
        DemandDays days = new DemandDays(until, PAST_DAYS, 0);
        Dataset<Row> rows = days.rows(history, facts);
        long count = history.select("location_id", "item_id").distinct().count();
        return SeriesBatches.standard()
                .map(
                        rows,
                        count,
                        batch -> batch.stream()
                                .flatMap(each -> days.series(each).stream())
                                .map(SampledSeries::of)
                                .iterator(),
                        Encoders.bean(SampledSeries.class),
                        "day")
                .collectAsList()
                .stream()
                .map(SampledSeries::series)
                .sorted(Comparator.comparing(DemandSeries::locationId).thenComparing(DemandSeries::itemId))
                .toList();
    }

    private Dataset<Row> facts() {
        return lake.readOrEmpty(SilverTables.SUPPLY_TERMS)
                .select("location_id", "item_id")
                .join(broadcast(items()), new String[] {"item_id"}, "left")
                .select(
                        col("location_id"),
                        col("item_id"),
                        col("item_group"),
                        lit(null).cast("array<double>").as("plan_price"),
                        lit(null).cast("array<double>").as("plan_discount"),
                        lit(null).cast("array<double>").as("plan_event"));
    }

    private Dataset<Row> items() {
        return lake.readOrEmpty(SilverTables.ITEMS)
                .select(col("item_id"), col("department").as("item_group"));
    }

    /** Adds a training's backtest once, however often the step is restarted. */
    long append(String runId, List<BacktestRow> backtest) {
        List<Row> rows = backtest.stream().map(row -> row(runId, row)).toList();
        StructType schema = StructType.fromDDL(GoldTables.BACKTEST.columns());
        Dataset<Row> written = spark.createDataFrame(
                JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(rows, BACKTEST_FILES), schema);
        return lake.appendOnce(GoldTables.BACKTEST, written, "backtest");
    }

    private static Row row(String runId, BacktestRow row) {
        BacktestSeries series = row.series();
        DayScore score = row.score();
        boolean scored = !row.censored();
        return RowFactory.create(
                runId,
                row.model(),
                series.locationId(),
                series.itemId(),
                Date.valueOf(row.origin()),
                Date.valueOf(row.ds()),
                row.forecast(),
                row.actual(),
                row.censored(),
                series.group(),
                series.demandClass(),
                series.scale(),
                scored ? score.pinball() : null,
                scored ? score.within50() : null,
                scored ? score.within90() : null);
    }
}
