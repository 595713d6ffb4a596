package ai.modular.scoring.demand;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import ai.modular.contracts.error.RunFailed;
import ai.modular.contracts.model.QuantileGrid;
import ai.modular.grocery.lake.GoldTables;
import ai.modular.models.hierarchy.Reconciliation;
import ai.modular.scoring.accounting.SeriesAccount;
import ai.modular.scoring.accounting.SkippedSeries;
import ai.modular.spark.DemandDays;
import ai.modular.spark.Lake;
import ai.modular.spark.SeriesBatches;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Reads the demand history and what is planned, writes the forecast and what was skipped. The only class here that knows the tables. */
final class ForecastTables {

    private final Lake lake;
    private final DemandDays days;
    private final Collection<String> stores;
    private Fallbacks fallbacks = Fallbacks.NONE;

    /** @param stores empty for all */
    ForecastTables(Lake lake, DemandDays days, Collection<String> stores) {
        this.lake = lake;
        this.days = days;
        this.stores = stores;
    }

    /**
     * Forecasts every series of the window or of the assortment and replaces the business date in both tables.
     *
     * @param reconciliation how forecasts are drawn towards those of their sums; empty when they are not, which costs nothing
     * @param fallbackLimit share of the forecasts that may be a simpler model's
     * @throws RunFailed if more are; nothing is written then
     */
    SeriesAccount forecast(
            ShippedModel model, Optional<Reconciliation> reconciliation, String modelVersion, double fallbackLimit) {
        Dataset<Row> rows = rows();
        long series = rows.select("location_id", "item_id").distinct().count();
        Dataset<SeriesForecast> results = SeriesBatches.standard()
                .map(
                        rows,
                        series,
                        new SeriesForecasts(days, model, reconciliation.isPresent()),
                        Encoders.bean(SeriesForecast.class),
                        "day")
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            Row counts = results.selectExpr("count_if(reason IS NULL)", "count_if(reason IS NOT NULL)")
                    .first();
            SeriesAccount account = new SeriesAccount(series, counts.getLong(0), counts.getLong(1))
                    .requireBalance(ScoreDemandJobConfiguration.NAME);
            fallbacks = fallbacks(results, account.out()).requireWithin(fallbackLimit, modelVersion);
            new SkippedSeries(lake).replace(days.origin(), ScoreDemandJobConfiguration.NAME, skipped(results));
            Dataset<Row> published = reconciliation
                    .map(weights -> new ReconciledForecasts(days, weights).of(results))
                    .orElseGet(results::toDF);
            lake.replaceDate(GoldTables.DEMAND_FORECAST, days.origin(), daily(published, modelVersion));
            return account;
        } finally {
            results.unpersist();
        }
    }

    /** Of the last {@link #forecast}. */
    Fallbacks fallbacks() {
        return fallbacks;
    }

    private static Fallbacks fallbacks(Dataset<SeriesForecast> results, long forecasts) {
        SortedMap<String, Long> counts = new TreeMap<>();
        results.where(col("fallback").isNotNull())
                .groupBy("fallback", "fallbackReason")
                .count()
                .collectAsList()
                .forEach(row -> counts.put("%s (%s)".formatted(row.getString(0), row.getString(1)), row.getLong(2)));
        return new Fallbacks(forecasts, counts);
    }

    private Dataset<Row> rows() {
        LocalDate origin = days.origin();
        Dataset<Row> history = lake.read(GoldTables.DEMAND_HISTORY)
                .where(col("ds").gt(origin.minusDays(days.days())).and(col("ds").leq(origin)));
        Dataset<Row> rows = days.rows(history, new PlannedDays(lake, origin, days.horizon()).facts(history));
        return stores.isEmpty() ? rows : rows.where(col("location_id").isin(stores.toArray()));
    }

    private static Dataset<Row> skipped(Dataset<SeriesForecast> results) {
        return results.where(col("reason").isNotNull())
                .select(col("locationId").as("location_id"), col("itemId").as("item_id"), col("reason"));
    }

    private Dataset<Row> daily(Dataset<Row> results, String modelVersion) {
        LocalDate origin = days.origin();
        return results.where(col("reason").isNull())
                .selectExpr("*", "posexplode(mean) AS (day, value)")
                .select(
                        lit(origin).as("business_date"),
                        col("locationId").as("location_id"),
                        col("itemId").as("item_id"),
                        expr("date_add(DATE'%s', day + 1)".formatted(origin)).as("ds"),
                        col("value").as("mean"),
                        expr("slice(quantiles, day * %1$d + 1, %1$d)".formatted(QuantileGrid.SIZE))
                                .as("quantiles"),
                        col("dayCorrelation").as("day_correlation"),
                        coalesce(col("fallback"), lit(modelVersion)).as("model_version"),
                        col("fallbackReason").as("fallback"));
    }
}
