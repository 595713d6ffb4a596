package ai.modular.scoring.accuracy;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import ai.modular.contracts.job.RunIdentity;
import ai.modular.contracts.lake.TableDefinition;
import ai.modular.grocery.lake.GoldTables;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.operations.configuration.Settings;
import ai.modular.spark.DemandDays;
import ai.modular.spark.Lake;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads forecasts, demand and departments, writes what they say of each other. The only class here that knows the tables of the lake. */
final class MonitorTables {

    /** Forecasts reach this far; older ones say nothing of the date. */
    private static final int HORIZON = 14;

    /** Days of demand that classes, features and levels are taken from. */
    private static final int PAST_DAYS = 84;

    private static final int WORST_PER_STORE = 50;
    private static final int EXAMPLES = 5;

    private final Lake lake;
    private final RunIdentity run;
    private final LocalDate date;
    private final Settings.Monitor limits;

    MonitorTables(Lake lake, RunIdentity run, Settings.Monitor limits) {
        this.lake = lake;
        this.run = run;
        this.date = run.businessDate();
        this.limits = limits;
    }

    /** Returns how many segments the forecasts of the date fall into; 0 as long as there are none. */
    long replaceAccuracy() {
        Dataset<Row> forecasts = forecasts(HORIZON).where(col("ds").equalTo(date));
        Dataset<Row> demand = history().where(col("ds").equalTo(date));
        Dataset<Row> classes = DemandClass.of(history().where(col("ds").lt(date)));
        Dataset<Row> rows = Comparison.segments(forecasts, demand, classes, departments());
        return replaced(GoldTables.FORECAST_ACCURACY, rows);
    }

    /** Returns how many limits were looked at. Features are looked at before any forecast has come true as well. */
    long replaceDrift() {
        Dataset<Row> past = ofStores(lake.readOrEmpty(GoldTables.FORECAST_ACCURACY))
                .where(col("business_date")
                        .gt(date.minusDays(limits.days()))
                        .and(col("business_date").leq(date)));
        Dataset<Row> shifts = FeatureShift.of(history(), date, departments());
        Dataset<Row> rows = new DriftLimits(limits).checks(past, shifts).withColumn("business_date", lit(date));
        return replaced(GoldTables.FORECAST_DRIFT, rows);
    }

    /** Returns how many series are among the worst of their stores. */
    long replaceWorst() {
        Dataset<Row> rows = new WorstSeries(date, limits.days(), WORST_PER_STORE)
                .of(forecasts(limits.days() + HORIZON), history())
                .withColumn("business_date", lit(date));
        return replaced(GoldTables.WORST_SERIES, rows);
    }

    Dataset<Row> accuracy() {
        return written(GoldTables.FORECAST_ACCURACY);
    }

    Dataset<Row> drift() {
        return written(GoldTables.FORECAST_DRIFT);
    }

    Dataset<Row> worst() {
        return written(GoldTables.WORST_SERIES);
    }

    long brokenLimits() {
        return drift().where(col("drift")).count();
    }

    /** The furthest over their limits, in words. */
    List<String> examplesOfDrift() {
        return drift()
                .where(col("drift"))
                .orderBy(DriftLimits.DISTANCE.desc(), col("location_id"), col("department"), col("measure"))
                .limit(EXAMPLES)
                .collectAsList()
                .stream()
                .map(row -> "%s of %s in %s is %.2f"
                        .formatted(
                                row.getAs("measure"),
                                row.getAs("department"),
                                row.getAs("location_id"),
                                row.<Double>getAs("value")))
                .toList();
    }

    /** Forecasts made on the days before the date. */
    private Dataset<Row> forecasts(int days) {
        return ofStores(lake.readOrEmpty(GoldTables.DEMAND_FORECAST))
                .where(col("business_date")
                        .geq(date.minusDays(days))
                        .and(col("business_date").lt(date))
                        .and(col("ds").leq(date)));
    }

    private Dataset<Row> history() {
        return ofStores(lake.readOrEmpty(GoldTables.DEMAND_HISTORY))
                .where(col("ds").gt(date.minusDays(PAST_DAYS)).and(col("ds").leq(date)));
    }

    /** item_id, department. */
    private Dataset<Row> departments() {
        return broadcast(lake.readOrEmpty(SilverTables.ITEMS)
                .select(
                        col("item_id"),
                        coalesce(col("department"), lit(DemandDays.UNKNOWN_GROUP))
                                .as("department")));
    }

    /** Counted after it: of a run over some stores the commit counts what it kept of the others as well. */
    private long replaced(TableDefinition table, Dataset<Row> rows) {
        lake.replaceDate(table, date, rows.coalesce(1));
        return written(table).count();
    }

    private Dataset<Row> written(TableDefinition table) {
        return ofStores(lake.read(table, date));
    }

    private Dataset<Row> ofStores(Dataset<Row> rows) {
        return run.stores().isEmpty()
                ? rows
                : rows.where(col("location_id").isin(run.stores().toArray()));
    }
}
