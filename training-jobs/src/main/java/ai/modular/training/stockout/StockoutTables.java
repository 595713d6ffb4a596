package ai.modular.training.stockout;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import ai.modular.contracts.model.DemandSeries;
import ai.modular.grocery.lake.GoldTables;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.spark.Lake;
import ai.modular.spark.SideBySide;
import ai.modular.training.demand.TrainingTables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;

/** Draws series, and reads them with their past shelves. */
final class StockoutTables {

    /** Shares of the series are cut to this precision. */
    private static final int BUCKETS = 1_000_000;

    private final Lake lake;
    private final SparkSession spark;
    private final int mostSeries;

    /** @param mostSeries about so many series are drawn: what is held in memory does not grow with the chain */
    StockoutTables(Lake lake, SparkSession spark, int mostSeries) {
        this.lake = lake;
        this.spark = spark;
        this.mostSeries = mostSeries;
    }

    /**
     * What a training learns from.
     *
     * @param shelves in the order of location and item; none where no stock is counted
     * @param filter which series of the table, in SQL
     */
    record Sample(List<ShelfHistory> shelves, String table, long version, String filter) {}

    /** Whole series by a seeded hash, of stores that count their stock. */
    Sample sample(RiskWindows windows, long seed) {
        Map<String, Integer> closes = lake
                .readOrEmpty(SilverTables.LOCATIONS)
                .where("stock_known")
                .select("location_id", "closes_hour")
                .collectAsList()
                .stream()
                .collect(Collectors.toMap(row -> row.getString(0), row -> row.getInt(1)));
        Column counted = col("location_id").isin(closes.keySet().toArray());
        long series = lake.readOrEmpty(SilverTables.SUPPLY_TERMS).where(counted).count();
        long buckets = Math.min(BUCKETS, (long) Math.ceil(BUCKETS * (double) mostSeries / Math.max(1, series)));
        String hash = "pmod(xxhash64(location_id, item_id, %dL), %d) < %d".formatted(seed, BUCKETS, buckets);
        Column drawn = counted.and(expr(hash));
        long version = lake.visibleVersion(GoldTables.DEMAND_HISTORY).orElse(-1);
        String filter = "ds <= DATE'%s' AND %s".formatted(windows.until(), hash);
        return new Sample(shelves(windows, drawn, closes), GoldTables.DEMAND_HISTORY.name(), version, filter);
    }

    private List<ShelfHistory> shelves(RiskWindows windows, Column drawn, Map<String, Integer> closes) {
        if (closes.isEmpty() || !lake.exists(GoldTables.DEMAND_HISTORY)) {
            return List.of();
        }
        PastShelves past = new PastShelves(lake, windows, drawn, closes);
        List<DemandSeries> series = new ArrayList<>();
        // Planning a query takes as long as running it
        SideBySide.all(Stream.concat(
                        past.reads().stream(),
                        Stream.<Runnable>of(
                                () -> series.addAll(new TrainingTables(lake, spark).series(drawn, windows.until()))))
                .map(read -> Executors.callable(read))
                .toList());
        return series.stream()
                .filter(StockoutTables::isForecastable)
                .flatMap(each -> past.of(each).stream())
                .toList();
    }

    /** As nights do it, which skip a series with a demand below nothing. */
    private static boolean isForecastable(DemandSeries series) {
        return Arrays.stream(series.demand()).noneMatch(units -> units < 0 || Double.isInfinite(units));
    }
}
