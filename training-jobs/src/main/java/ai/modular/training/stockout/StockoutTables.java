package ai.modular.training.stockout;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import ai.modular.contracts.lake.TableDefinition;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.grocery.lake.GoldTables;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.models.inventory.DeliveryCalendar;
import ai.modular.models.inventory.StockLot;
import ai.modular.models.stockout.ShelfMoment;
import ai.modular.spark.Lake;
import ai.modular.training.demand.TrainingTables;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Reads series with their past shelves. The only class here that knows the tables. */
final class StockoutTables {

    /** Shares of the series are cut to this precision. */
    private static final int BUCKETS = 1_000_000;

    private static final String[] SERIES = {"location_id", "item_id"};

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

    private record Key(String location, String item) {
        static Key of(Row row) {
            return new Key(row.getString(0), row.getString(1));
        }
    }

    private record Terms(DeliveryCalendar calendar, OptionalInt shelfLifeDays) {}

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
        Map<Key, Terms> terms = terms(drawn);
        if (terms.isEmpty() || !lake.exists(GoldTables.DEMAND_HISTORY)) {
            return List.of();
        }
        Map<String, Set<LocalDate>> counts = counts(windows);
        Map<Key, Map<LocalDate, List<StockLot>>> lots = lots(windows, drawn);
        Map<Key, SortedMap<LocalDate, BigDecimal>> arrivals = arrivals(windows, drawn);
        Map<Key, Map<LocalDate, Double>> hours = hours(windows, drawn, closes);
        return new TrainingTables(lake, spark)
                .series(drawn, windows.until()).stream()
                        .filter(series -> terms.containsKey(key(series)) && isForecastable(series))
                        .map(series -> new ShelfHistory(
                                series,
                                terms.get(key(series)).calendar(),
                                terms.get(key(series)).shelfLifeDays(),
                                counted(
                                        counts.getOrDefault(series.locationId(), Set.of()),
                                        lots.getOrDefault(key(series), Map.of())),
                                arrivals.getOrDefault(key(series), new TreeMap<>()),
                                hours.getOrDefault(key(series), Map.of())))
                        .toList();
    }

    /** As nights do it, which skip a series with a demand below nothing. */
    private static boolean isForecastable(DemandSeries series) {
        return Arrays.stream(series.demand()).noneMatch(units -> units < 0 || Double.isInfinite(units));
    }

    private static Key key(DemandSeries series) {
        return new Key(series.locationId(), series.itemId());
    }

    /** Where a store was counted and an item has no lot, there was none. */
    private static Map<LocalDate, List<StockLot>> counted(Set<LocalDate> days, Map<LocalDate, List<StockLot>> lots) {
        Map<LocalDate, List<StockLot>> result = new HashMap<>();
        days.forEach(day -> result.put(day, lots.getOrDefault(day, List.of())));
        return result;
    }

    private Map<Key, Terms> terms(Column drawn) {
        Map<Key, Terms> result = new HashMap<>();
        lake.readOrEmpty(SilverTables.SUPPLY_TERMS)
                .where(drawn)
                .join(
                        broadcast(lake.readOrEmpty(SilverTables.ITEMS).select("item_id", "shelf_life_days")),
                        new String[] {"item_id"},
                        "left")
                .select("location_id", "item_id", "lead_time_days", "delivery_days", "shelf_life_days")
                .where("size(delivery_days) > 0 AND lead_time_days >= 0")
                .collectAsList()
                .forEach(row -> result.put(
                        Key.of(row),
                        new Terms(
                                new DeliveryCalendar(
                                        row.getInt(2),
                                        row.<Integer>getList(3).stream()
                                                .map(DayOfWeek::of)
                                                .collect(Collectors.toSet())),
                                row.isNullAt(4) ? OptionalInt.empty() : OptionalInt.of(row.getInt(4)))));
        return result;
    }

    private Map<String, Set<LocalDate>> counts(RiskWindows windows) {
        Map<String, Set<LocalDate>> result = new HashMap<>();
        atOrigins(SilverTables.STOCK_LOTS, windows)
                .select("location_id", "business_date")
                .distinct()
                .collectAsList()
                .forEach(row -> result.computeIfAbsent(row.getString(0), store -> new HashSet<>())
                        .add(row.getDate(1).toLocalDate()));
        return result;
    }

    private Map<Key, Map<LocalDate, List<StockLot>>> lots(RiskWindows windows, Column drawn) {
        Map<Key, Map<LocalDate, List<StockLot>>> result = new HashMap<>();
        atOrigins(SilverTables.STOCK_LOTS, windows)
                .where(drawn.and(expr("quantity <> 0")))
                .groupBy(col(SERIES[0]), col(SERIES[1]), col("business_date"))
                .agg(collect_list(struct("lot_id", "quantity", "expires_on")).as("lots"))
                .selectExpr(SERIES[0], SERIES[1], "business_date", "array_sort(lots)")
                .collectAsList()
                .forEach(row -> result.computeIfAbsent(Key.of(row), key -> new HashMap<>())
                        .put(row.getDate(2).toLocalDate(), lots(row.getList(3))));
        return result;
    }

    private static List<StockLot> lots(List<Row> rows) {
        return rows.stream()
                .map(lot -> new StockLot(
                        lot.getDecimal(1), Optional.ofNullable(lot.getDate(2)).map(Date::toLocalDate)))
                .toList();
    }

    private Map<Key, SortedMap<LocalDate, BigDecimal>> arrivals(RiskWindows windows, Column drawn) {
        Map<Key, SortedMap<LocalDate, BigDecimal>> result = new HashMap<>();
        lake.readOrEmpty(SilverTables.STOCK_MOVEMENTS)
                .where(col("business_date").between(windows.origins().get(0), windows.until()))
                .where(drawn.and(expr("kind = 'delivery' AND quantity > 0")))
                .groupBy(col(SERIES[0]), col(SERIES[1]), col("business_date"))
                .agg(sum("quantity").as("quantity"))
                .collectAsList()
                .forEach(row -> result.computeIfAbsent(Key.of(row), key -> new TreeMap<>())
                        .put(row.getDate(2).toLocalDate(), row.getDecimal(3)));
        return result;
    }

    private Map<Key, Map<LocalDate, Double>> hours(RiskWindows windows, Column drawn, Map<String, Integer> closes) {
        Map<Key, Map<LocalDate, Double>> result = new HashMap<>();
        atOrigins(SilverTables.SALES_HOURS, windows)
                .where(drawn)
                .select("location_id", "item_id", "business_date", "units")
                .collectAsList()
                .forEach(row -> result.computeIfAbsent(Key.of(row), key -> new HashMap<>())
                        .put(
                                row.getDate(2).toLocalDate(),
                                ShelfMoment.hoursSinceLastSale(row.getList(3), closes.get(row.getString(0)))));
        return result;
    }

    private Dataset<Row> atOrigins(TableDefinition table, RiskWindows windows) {
        return lake.readOrEmpty(table)
                .where(col("business_date").isin(windows.origins().toArray()));
    }
}
