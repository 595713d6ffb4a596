package ai.modular.scoring;

import ai.modular.contracts.lake.TableDefinition;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.grocery.lake.GoldTables;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.spark.Lake;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Two stores and ten items with 98 days of history, and four items that something is missing of: {@code gone} was delisted, {@code fresh} has no
 * history, {@code orphan} no supply terms and no price before the fifth day to come, {@code uncounted} no stock position. The stock of the second
 * store is assumed, and so are the supply terms of {@code i5}. {@code i8} is sold out, and its supplier's minimum is out of reach.
 */
public final class SmallLake {

    public static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    public static final int DAYS = 98;
    private static final List<String> REGULAR =
            java.util.stream.IntStream.range(0, 10).mapToObj(i -> "i" + i).toList();

    private final SparkSession spark;
    private final String first;
    private final String second;

    public SmallLake(SparkSession spark, String first, String second) {
        this.spark = spark;
        this.first = first;
        this.second = second;
    }

    public void write(Lake lake) {
        replace(lake, SilverTables.LOCATIONS, locations());
        replace(lake, SilverTables.ITEMS, items());
        replace(lake, SilverTables.SUPPLIERS, List.of(supplier("supplier", 1), supplier("far", 100_000)));
        replace(lake, SilverTables.SUPPLY_TERMS, terms());
        replace(lake, SilverTables.PRICES, prices());
        replace(lake, SilverTables.PROMOTIONS, List.of(RowFactory.create("p1", first, "i3", day(3), day(5), .3)));
        replace(lake, SilverTables.CALENDAR, List.of(RowFactory.create(first, day(2), "inventory", true)));
        replace(lake, GoldTables.DEMAND_HISTORY, history());
        replace(lake, GoldTables.STOCK_POSITION, positions());
    }

    private void replace(Lake lake, TableDefinition table, List<Row> rows) {
        lake.replaceAll(table, spark.createDataFrame(rows, StructType.fromDDL(table.columns())));
    }

    private static Date day(int after) {
        return Date.valueOf(DAY.plusDays(after));
    }

    private List<String> stores() {
        return List.of(first, second);
    }

    private List<Row> locations() {
        return stores().stream()
                .map(store ->
                        RowFactory.create(store, "Store " + store, null, "UTC", "EUR", 7, 22, store.equals(first)))
                .toList();
    }

    private static List<String> allItems() {
        List<String> items = new ArrayList<>(REGULAR);
        items.addAll(List.of("gone", "fresh", "orphan", "uncounted"));
        return items;
    }

    private static List<Row> items() {
        return allItems().stream()
                .map(item -> RowFactory.create(
                        item,
                        "Item " + item,
                        item.hashCode() % 2 == 0 ? "dairy" : "produce",
                        "any",
                        null,
                        null,
                        "each",
                        item.equals("i1") ? 4 : null,
                        null,
                        item.equals("gone") ? Date.valueOf(DAY.minusDays(3)) : null))
                .toList();
    }

    private static Row supplier(String id, int minimum) {
        return RowFactory.create(id, "Supplier " + id, new BigDecimal(minimum + ".0000"), 10, null, null, null);
    }

    private List<Row> terms() {
        List<Row> rows = new ArrayList<>();
        for (String store : stores()) {
            for (String item : allItems()) {
                if (!item.equals("orphan")) {
                    rows.add(RowFactory.create(
                            store,
                            item,
                            item.equals("i8") ? "far" : "supplier",
                            2,
                            new Integer[] {1, 3, 5},
                            new BigDecimal("6"),
                            new BigDecimal("0"),
                            new BigDecimal("1.2000"),
                            item.equals("i2") ? .8 : null,
                            item.equals("i5"),
                            false,
                            null,
                            null,
                            null,
                            null,
                            null,
                            null));
                }
            }
        }
        return rows;
    }

    private List<Row> prices() {
        List<Row> rows = new ArrayList<>();
        for (String store : stores()) {
            REGULAR.forEach(item -> rows.add(RowFactory.create(store, item, day(-200), new BigDecimal("2.0000"))));
            rows.add(RowFactory.create(store, "orphan", day(5), new BigDecimal("2.0000")));
        }
        return rows;
    }

    private List<Row> history() {
        List<Row> rows = new ArrayList<>();
        for (DemandSeries series : series()) {
            for (int day = 0; day < series.length(); day++) {
                double demand = series.demand()[day];
                rows.add(RowFactory.create(
                        series.locationId(),
                        series.itemId(),
                        Date.valueOf(DAY.minusDays(series.length() - 1L - day)),
                        series.sold()[day],
                        1.0,
                        demand,
                        demand,
                        demand,
                        2.0,
                        0.0,
                        0.0));
            }
        }
        return rows;
    }

    /** The history as a model sees it: counts around a weekly pattern, seeded. */
    public List<DemandSeries> series() {
        Random random = new Random(7);
        List<DemandSeries> result = new ArrayList<>();
        for (String store : stores()) {
            for (String item : allItems()) {
                if (!item.equals("fresh")) {
                    result.add(series(store, item, 3 + random.nextInt(12), random));
                }
            }
        }
        return result;
    }

    private static DemandSeries series(String store, String item, int level, Random random) {
        double[] demand = new double[DAYS];
        double[] full = new double[DAYS];
        double[] price = new double[DAYS];
        for (int day = 0; day < DAYS; day++) {
            boolean weekend = DAY.minusDays(DAYS - 1L - day).getDayOfWeek().getValue() >= 6;
            demand[day] = Math.max(0, Math.round(level * (weekend ? 1.8 : 1) + random.nextGaussian() * 2));
        }
        Arrays.fill(full, 1);
        Arrays.fill(price, 2);
        String group = item.hashCode() % 2 == 0 ? "dairy" : "produce";
        return new DemandSeries(
                store, item, group, DAY, demand, demand.clone(), full, price, new double[DAYS], new double[DAYS]);
    }

    private List<Row> positions() {
        List<Row> rows = new ArrayList<>();
        for (String store : stores()) {
            for (String item : REGULAR) {
                BigDecimal quantity = new BigDecimal(List.of("i8", "i9").contains(item) ? "0.000" : "20.000");
                rows.add(RowFactory.create(
                        Date.valueOf(DAY),
                        store,
                        item,
                        quantity,
                        new Row[] {RowFactory.create("lot1", quantity, item.equals("i1") ? day(1) : null)},
                        item.equals("i4")
                                ? new Row[] {RowFactory.create("o1", new BigDecimal("12.000"), day(1))}
                                : new Row[0],
                        store.equals(second),
                        null));
            }
        }
        return rows;
    }
}
