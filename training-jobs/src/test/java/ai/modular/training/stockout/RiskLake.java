package ai.modular.training.stockout;

import static ai.modular.training.demand.TrainingLake.DAY;

import ai.modular.contracts.lake.TableDefinition;
import ai.modular.grocery.lake.GoldTables;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.spark.Lake;
import java.math.BigDecimal;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Shelves of two stores that are filled three times a week, now and then too little, on a lake. The books hold a day's demand that nobody finds, so
 * that projected stock is too sure of itself. A third store does not count.
 */
final class RiskLake {

    static final int ITEMS = 20;
    static final int SERIES = 2 * ITEMS;
    private static final int DAYS = 150;

    private final List<Row> history = new ArrayList<>();
    private final List<Row> lots = new ArrayList<>();
    private final List<Row> movements = new ArrayList<>();
    private final List<Row> terms = new ArrayList<>();

    private RiskLake() {}

    static void write(Lake lake) {
        RiskLake shelves = new RiskLake();
        Random random = new Random(3);
        for (String store : List.of("s0", "s1", "unknown")) {
            for (int item = 0; item < ITEMS; item++) {
                shelves.play(store, "i" + item, 2 + random.nextInt(9), random);
            }
        }
        replace(lake, GoldTables.DEMAND_HISTORY, shelves.history);
        replace(lake, SilverTables.STOCK_LOTS, shelves.lots);
        replace(lake, SilverTables.STOCK_MOVEMENTS, shelves.movements);
        replace(lake, SilverTables.SUPPLY_TERMS, shelves.terms);
        replace(lake, SilverTables.LOCATIONS, locations());
        replace(lake, SilverTables.ITEMS, items());
    }

    private static void replace(Lake lake, TableDefinition table, List<Row> rows) {
        lake.replaceAll(table, SparkSession.active().createDataFrame(rows, StructType.fromDDL(table.columns())));
    }

    /** Demand around a level; an order up to a level that is too low one time in five, two days before its delivery. */
    private void play(String store, String item, int level, Random random) {
        terms.add(RowFactory.create(
                store,
                item,
                "supplier",
                2,
                new Integer[] {1, 3, 5},
                BigDecimal.ONE,
                BigDecimal.ZERO,
                BigDecimal.ONE,
                null,
                false,
                false,
                null,
                null,
                null,
                null,
                null,
                null));
        int onHand = 4 * level;
        int[] arrives = new int[DAYS + 10];
        for (int day = 0; day < DAYS; day++) {
            LocalDate date = DAY.minusDays(DAYS - 1L - day);
            onHand += arrives[day];
            int demand = (int) Math.max(0, Math.round(level + random.nextGaussian() * level / 2));
            int sold = Math.min(demand, onHand);
            onHand -= sold;
            record(store, item, date, demand, sold, onHand + level, arrives[day]);
            if (List.of(1, 3, 5).contains(date.plusDays(2).getDayOfWeek().getValue())) {
                int target = random.nextInt(5) == 0 ? 2 * level : 5 * level;
                arrives[day + 2] = Math.max(0, target - onHand - arrives[day + 1]);
            }
        }
    }

    private void record(String store, String item, LocalDate date, int demand, int sold, int onHand, int arrived) {
        Date day = Date.valueOf(date);
        history.add(RowFactory.create(
                store,
                item,
                day,
                (double) sold,
                demand == 0 ? 1. : sold / (double) demand,
                (double) demand,
                (double) demand,
                (double) demand,
                2.,
                0.,
                0.));
        if (!store.equals("unknown")) {
            lots.add(RowFactory.create(day, store, item, "", BigDecimal.valueOf(onHand), null, false));
        }
        if (arrived > 0) {
            movements.add(RowFactory.create(
                    store + item + day,
                    day,
                    java.sql.Timestamp.valueOf(date.atTime(6, 0)),
                    6,
                    store,
                    item,
                    "delivery",
                    BigDecimal.valueOf(arrived),
                    null,
                    null,
                    null,
                    null));
        }
    }

    private static List<Row> locations() {
        return List.of("s0", "s1", "unknown").stream()
                .map(store -> RowFactory.create(store, store, null, "UTC", "EUR", 7, 22, !store.equals("unknown")))
                .toList();
    }

    private static List<Row> items() {
        List<Row> rows = new ArrayList<>();
        for (int item = 0; item < ITEMS; item++) {
            rows.add(RowFactory.create(
                    "i" + item,
                    "Item " + item,
                    item % 2 == 0 ? "dairy" : "produce",
                    "any",
                    null,
                    null,
                    "each",
                    null,
                    null,
                    null));
        }
        return rows;
    }
}
