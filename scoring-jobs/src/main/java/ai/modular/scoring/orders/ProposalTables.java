package ai.modular.scoring.orders;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import ai.modular.grocery.lake.GoldTables;
import ai.modular.scoring.accounting.SeriesAccount;
import ai.modular.scoring.accounting.SkippedSeries;
import ai.modular.scoring.supply.SupplyTables;
import ai.modular.spark.Lake;
import ai.modular.spark.SeriesBatches;
import java.time.LocalDate;
import java.util.Collection;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Reads supply and demand, writes proposals and what was skipped. */
final class ProposalTables {

    private final Lake lake;
    private final LocalDate date;
    private final Collection<String> stores;

    /** @param stores empty for all */
    ProposalTables(Lake lake, LocalDate date, Collection<String> stores) {
        this.lake = lake;
        this.date = date;
        this.stores = stores;
    }

    SeriesAccount replace(SeriesProposals proposals) {
        Dataset<Row> rows = new SupplyTables(lake, date, stores).rowsWithUsualDemand();
        long series = rows.select("location_id", "item_id").distinct().count();
        Dataset<ProposalRow> results = SeriesBatches.standard()
                .map(rows, series, proposals, Encoders.bean(ProposalRow.class), "day")
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            Row counts = results.selectExpr("count_if(reason IS NULL)", "count_if(reason IS NOT NULL)")
                    .first();
            SeriesAccount account = new SeriesAccount(series, counts.getLong(0), counts.getLong(1))
                    .requireBalance(ProposeOrdersJobConfiguration.NAME);
            new SkippedSeries(lake).replace(date, ProposeOrdersJobConfiguration.NAME, skipped(results));
            lake.replaceDate(GoldTables.ORDER_PROPOSAL, date, proposed(withMinimums(results)));
            return account;
        } finally {
            results.unpersist();
        }
    }

    /** Only the lines of orders that may fall short of their supplier's minimum meet each other. */
    private static Dataset<ProposalRow> withMinimums(Dataset<ProposalRow> results) {
        Dataset<ProposalRow> lines = results.filter(col("reason").isNull());
        Column bound = col("minimumValue").gt(0).or(col("minimumPacks").gt(0));
        Dataset<ProposalRow> orders = lines.filter(bound)
                .groupByKey(
                        (MapFunction<ProposalRow, String>) row -> String.join(
                                "\u001f",
                                row.getLocationId(),
                                row.getSupplierId(),
                                row.getDeliveryDate().toString()),
                        Encoders.STRING())
                .flatMapGroups(new SupplierOrders(), Encoders.bean(ProposalRow.class));
        return lines.filter(not(bound)).unionByName(orders);
    }

    private static Dataset<Row> skipped(Dataset<ProposalRow> results) {
        return results.where(col("reason").isNotNull())
                .select(col("locationId").as("location_id"), col("itemId").as("item_id"), col("reason"));
    }

    private Dataset<Row> proposed(Dataset<ProposalRow> results) {
        return results.select(
                lit(date).as("business_date"),
                col("locationId").as("location_id"),
                col("itemId").as("item_id"),
                col("supplierId").as("supplier_id"),
                col("deliveryDate").as("delivery_date"),
                col("quantity"),
                col("unit"),
                col("unitCost").as("unit_cost"),
                col("currency"),
                col("onHand").as("on_hand"),
                col("daysOfCover").as("days_of_cover"),
                col("risk"),
                col("expectedLost").as("expected_lost"),
                col("receipt"),
                col("exceptions"));
    }
}
