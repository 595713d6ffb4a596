package ai.modular.training.stockout;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import ai.modular.contracts.lake.TableDefinition;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.models.inventory.DeliveryCalendar;
import ai.modular.models.inventory.StockLot;
import ai.modular.models.inventory.SupplyTerms;
import ai.modular.models.stockout.ShelfMoment;
import ai.modular.spark.Lake;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.DayOfWeek;
import java.time.LocalDate;
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

/** Terms, counts, lots, arrivals and last sales of the series that were drawn, at the origins. */
final class PastShelves {

    private static final String[] SERIES = {"location_id", "item_id"};

    private final Lake lake;
    private final RiskWindows windows;
    private final Column drawn;
    private final Map<String, Integer> closes;
    private final Map<Key, Terms> terms = new HashMap<>();
    private final Map<String, Set<LocalDate>> counts = new HashMap<>();
    private final Map<Key, Map<LocalDate, List<StockLot>>> lots = new HashMap<>();
    private final Map<Key, SortedMap<LocalDate, BigDecimal>> arrivals = new HashMap<>();
    private final Map<Key, Map<LocalDate, Double>> hours = new HashMap<>();

    private record Key(String location, String item) {
        static Key of(Row row) {
            return new Key(row.getString(0), row.getString(1));
        }
    }

    private record Terms(DeliveryCalendar calendar, OptionalInt shelfLifeDays) {}

    /**
     * @param drawn of location_id and item_id
     * @param closes hour at which each store closes
     */
    PastShelves(Lake lake, RiskWindows windows, Column drawn, Map<String, Integer> closes) {
        this.lake = lake;
        this.windows = windows;
        this.drawn = drawn;
        this.closes = closes;
    }

    /** What must be run before anything is asked, in any order and at once. */
    List<Runnable> reads() {
        return List.of(this::readTerms, this::readCounts, this::readLots, this::readArrivals, this::readHours);
    }

    /** Empty for a series without supply terms. */
    Optional<ShelfHistory> of(DemandSeries series) {
        Key key = new Key(series.locationId(), series.itemId());
        return Optional.ofNullable(terms.get(key))
                .map(found -> new ShelfHistory(
                        series,
                        found.calendar(),
                        found.shelfLifeDays(),
                        counted(key),
                        arrivals.getOrDefault(key, new TreeMap<>()),
                        hours.getOrDefault(key, Map.of())));
    }

    /** Where a store was counted and an item has no lot, there was none. */
    private Map<LocalDate, List<StockLot>> counted(Key key) {
        Map<LocalDate, List<StockLot>> own = lots.getOrDefault(key, Map.of());
        Map<LocalDate, List<StockLot>> result = new HashMap<>();
        counts.getOrDefault(key.location(), Set.of()).forEach(day -> result.put(day, own.getOrDefault(day, List.of())));
        return result;
    }

    private void readTerms() {
        lake.readOrEmpty(SilverTables.SUPPLY_TERMS)
                .where(drawn)
                .join(
                        broadcast(lake.readOrEmpty(SilverTables.ITEMS).select("item_id", "shelf_life_days")),
                        new String[] {"item_id"},
                        "left")
                .select("location_id", "item_id", "lead_time_days", "delivery_days", "shelf_life_days")
                .where("size(delivery_days) > 0 AND lead_time_days >= 0")
                .collectAsList()
                .forEach(row -> terms.put(
                        Key.of(row),
                        new Terms(
                                new DeliveryCalendar(
                                        row.getInt(2),
                                        row.<Integer>getList(3).stream()
                                                .map(DayOfWeek::of)
                                                .collect(Collectors.toSet())),
                                SupplyTerms.daysOfSale(row.getAs("shelf_life_days")))));
    }

    private void readCounts() {
        atOrigins(SilverTables.STOCK_LOTS)
                .select("location_id", "business_date")
                .distinct()
                .collectAsList()
                .forEach(row -> counts.computeIfAbsent(row.getString(0), store -> new HashSet<>())
                        .add(row.getDate(1).toLocalDate()));
    }

    private void readLots() {
        atOrigins(SilverTables.STOCK_LOTS)
                .where(drawn.and(expr("quantity <> 0")))
                .groupBy(col(SERIES[0]), col(SERIES[1]), col("business_date"))
                .agg(collect_list(struct("lot_id", "quantity", "expires_on")).as("lots"))
                .selectExpr(SERIES[0], SERIES[1], "business_date", "array_sort(lots)")
                .collectAsList()
                .forEach(row -> lots.computeIfAbsent(Key.of(row), key -> new HashMap<>())
                        .put(row.getDate(2).toLocalDate(), lots(row.getList(3))));
    }

    private static List<StockLot> lots(List<Row> rows) {
        return rows.stream()
                .map(lot -> new StockLot(
                        lot.getDecimal(1), Optional.ofNullable(lot.getDate(2)).map(Date::toLocalDate)))
                .toList();
    }

    private void readArrivals() {
        lake.readOrEmpty(SilverTables.STOCK_MOVEMENTS)
                .where(col("business_date").between(windows.origins().get(0), windows.until()))
                .where(drawn.and(expr("kind = 'delivery' AND quantity > 0")))
                .groupBy(col(SERIES[0]), col(SERIES[1]), col("business_date"))
                .agg(sum("quantity").as("quantity"))
                .collectAsList()
                .forEach(row -> arrivals.computeIfAbsent(Key.of(row), key -> new TreeMap<>())
                        .put(row.getDate(2).toLocalDate(), row.getDecimal(3)));
    }

    private void readHours() {
        atOrigins(SilverTables.SALES_HOURS)
                .where(drawn)
                .select("location_id", "item_id", "business_date", "units")
                .collectAsList()
                .forEach(row -> hours.computeIfAbsent(Key.of(row), key -> new HashMap<>())
                        .put(
                                row.getDate(2).toLocalDate(),
                                ShelfMoment.hoursSinceLastSale(row.getList(3), closes.get(row.getString(0)))));
    }

    private Dataset<Row> atOrigins(TableDefinition table) {
        return lake.readOrEmpty(table)
                .where(col("business_date").isin(windows.origins().toArray()));
    }
}
