package ai.modular.etl.demochain;

import static org.apache.spark.sql.functions.col;

import ai.modular.contracts.lake.TableDefinition;
import ai.modular.grocery.demo.DemoChain;
import ai.modular.grocery.demo.Lot;
import ai.modular.grocery.demo.StoreState;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.spark.Lake;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/** Writes the history of the demo chain to the lake: simulated on the executors, one task per store. */
final class DemoChainTables {

    /**
     * What customers wanted and what they got, per day: the truth that no shop sees, for measuring how well demand is recovered. Nothing that
     * forecasts may read it.
     */
    static final TableDefinition TRUE_DEMAND = new TableDefinition(
            "demo.true_demand",
            "location_id STRING NOT NULL, item_id STRING NOT NULL, ds DATE NOT NULL, demand DOUBLE NOT NULL, sold DOUBLE NOT NULL",
            List.of("location_id", "item_id", "ds"),
            List.of(),
            List.of("location_id", "item_id", "ds"));

    private static final int DATES_PER_TASK = 10;

    private final SparkSession spark;
    private final Lake lake;

    DemoChainTables(SparkSession spark, Lake lake) {
        this.spark = spark;
        this.lake = lake;
    }

    /**
     * Replaces till lines, stock movements and views of these dates, and the true demand of all dates.
     *
     * @return rows written
     */
    long replaceHistory(DemoChain chain, SortedSet<LocalDate> dates) {
        Dataset<Row> rows = simulated(chain, dates.last()).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            return lake.replaceDates(
                            SilverTables.TRANSACTIONS, dates, of(rows, SilverTables.TRANSACTIONS, dates.size()))
                    + lake.replaceDates(
                            SilverTables.STOCK_MOVEMENTS, dates, of(rows, SilverTables.STOCK_MOVEMENTS, dates.size()))
                    + lake.replaceDates(SilverTables.VIEWS, dates, of(rows, SilverTables.VIEWS, dates.size()))
                    + lake.replaceAll(
                            TRUE_DEMAND,
                            rows.where(col("table").equalTo(TRUE_DEMAND.name()))
                                    .selectExpr(
                                            "location_id",
                                            "item_id",
                                            "business_date AS ds",
                                            "CAST(quantity AS DOUBLE) AS demand",
                                            "sold")
                                    .coalesce(2));
        } finally {
            rows.unpersist();
        }
    }

    /** Replaces the lots at the close of these states' days. */
    long replaceLots(List<StoreState> states) {
        var rows = new ArrayList<Row>();
        for (StoreState state : states) {
            for (Lot lot : state.lots()) {
                rows.add(RowFactory.create(
                        state.date(),
                        state.locationId(),
                        lot.itemId(),
                        lot.lotId(),
                        java.math.BigDecimal.valueOf(lot.thousandths(), 3),
                        lot.expiresOn(),
                        false));
            }
        }
        var dates = states.stream().map(StoreState::date).distinct().sorted().toList();
        Dataset<Row> lots = spark.createDataFrame(rows, StructType.fromDDL(SilverTables.STOCK_LOTS.columns()));
        return lake.replaceDates(SilverTables.STOCK_LOTS, dates, lots.coalesce(1));
    }

    private Dataset<Row> simulated(DemoChain chain, LocalDate lastOfHistory) {
        List<Integer> numbers =
                IntStream.range(0, chain.stores().size()).boxed().toList();
        var history = new SimulatedHistory(
                chain.seed(), chain.end(), chain.days(), chain.stores().size(), lastOfHistory);
        return spark.createDataset(numbers, Encoders.INT())
                .repartition(numbers.size(), col("value"))
                .flatMap(history, Encoders.row(SimulatedHistory.SCHEMA));
    }

    /** The rows of one table, a few dates per task, so that each date becomes one file. */
    private static Dataset<Row> of(Dataset<Row> rows, TableDefinition table, int dates) {
        String[] columns = StructType.fromDDL(table.columns()).fieldNames();
        return rows.where(col("table").equalTo(table.name()))
                .select(IntStream.range(0, columns.length)
                        .mapToObj(i -> col(columns[i]))
                        .toArray(Column[]::new))
                .repartition(1 + dates / DATES_PER_TASK, col("business_date"));
    }
}
