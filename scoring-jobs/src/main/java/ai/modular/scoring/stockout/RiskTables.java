package ai.modular.scoring.stockout;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import ai.modular.grocery.lake.GoldTables;
import ai.modular.scoring.accounting.SeriesAccount;
import ai.modular.scoring.accounting.SkippedSeries;
import ai.modular.scoring.supply.SupplyTables;
import ai.modular.spark.Lake;
import ai.modular.spark.SeriesBatches;
import java.time.LocalDate;
import java.util.Collection;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Reads supply and demand, writes the risk and what was skipped. */
final class RiskTables {

    private final Lake lake;
    private final LocalDate date;
    private final Collection<String> stores;

    /** @param stores empty for all */
    RiskTables(Lake lake, LocalDate date, Collection<String> stores) {
        this.lake = lake;
        this.date = date;
        this.stores = stores;
    }

    SeriesAccount replace(SeriesRisks risks) {
        SupplyTables supply = new SupplyTables(lake, date, stores);
        Dataset<Row> rows = risks.needsShelves() ? supply.rowsWith(new ShelfTables(lake, date).rows()) : supply.rows();
        long series = rows.select("location_id", "item_id").distinct().count();
        Dataset<SeriesRisk> results = SeriesBatches.standard()
                .map(rows, series, risks, Encoders.bean(SeriesRisk.class), "day")
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            Row counts = results.selectExpr("count_if(reason IS NULL)", "count_if(reason IS NOT NULL)")
                    .first();
            SeriesAccount account = new SeriesAccount(series, counts.getLong(0), counts.getLong(1))
                    .requireBalance(ScoreStockoutJobConfiguration.NAME);
            new SkippedSeries(lake).replace(date, ScoreStockoutJobConfiguration.NAME, skipped(results));
            lake.replaceDate(GoldTables.STOCKOUT_RISK, date, daily(results));
            return account;
        } finally {
            results.unpersist();
        }
    }

    private static Dataset<Row> skipped(Dataset<SeriesRisk> results) {
        return results.where(col("reason").isNotNull())
                .select(col("locationId").as("location_id"), col("itemId").as("item_id"), col("reason"));
    }

    private Dataset<Row> daily(Dataset<SeriesRisk> results) {
        return results.where(col("reason").isNull())
                .selectExpr("*", "posexplode(probability) AS (day, value)")
                .select(
                        lit(date).as("business_date"),
                        col("locationId").as("location_id"),
                        col("itemId").as("item_id"),
                        expr("date_add(DATE'%s', day + 1)".formatted(date)).as("ds"),
                        col("value").as("probability"),
                        expr("element_at(expectedLost, day + 1)").as("expected_lost"),
                        col("model").as("model_version"));
    }
}
