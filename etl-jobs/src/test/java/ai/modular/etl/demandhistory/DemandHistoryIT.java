package ai.modular.etl.demandhistory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.CommandLineError;
import ai.modular.contracts.job.RunIdentity;
import ai.modular.etl.ChainFixture;
import ai.modular.grocery.lake.GoldTables;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.operations.run.Progress;
import ai.modular.operations.run.RunContext;
import ai.modular.spark.ContentHash;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.WithLocalStack;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithLocalStack
class DemandHistoryIT {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate SATURDAY = FRIDAY.plusDays(1);
    private static final LocalDate SUNDAY = FRIDAY.plusDays(2);

    private static ChainFixture chain;
    private static ShelfTables shelves;
    private static ShelfTables.Written written;

    /** Store a keeps its stock, store b does not; milk is sold in both, bread is delisted on Sunday. */
    @BeforeAll
    static void aChainOfTwoStores(TestDatabase database, @TempDir Path folder) {
        chain = new ChainFixture(database, folder, SUNDAY);
        shelves = new ShelfTables(chain.lake);
        chain.fill(
                SilverTables.LOCATIONS,
                "'a', 'A', 'X', 'Europe/Berlin', 'EUR', 8, 20, true",
                "'b', 'B', 'X', 'Europe/Berlin', 'EUR', 8, 20, false");
        chain.fill(
                SilverTables.ITEMS,
                "'milk', 'Milk', 'Dairy', 'Milk', NULL, NULL, 'each', 7, NULL, NULL",
                "'bread', 'Bread', 'Bakery', 'Bread', NULL, NULL, 'each', 2, NULL, '2026-11-22'");
        chain.fill(SilverTables.SUPPLY_TERMS, terms("a", "milk"), terms("a", "bread"), terms("b", "milk"));
        chain.fill(SilverTables.PRICES, "'a', 'milk', '2026-01-01', 1.00", "'a', 'milk', '2026-11-22', 1.20");
        chain.fill(
                SilverTables.PROMOTIONS,
                "'p1', 'a', 'milk', '2026-11-21', '2026-11-22', 0.2",
                "'p2', 'a', 'milk', '2026-11-22', '2026-11-30', 0.3");
        chain.fill(SilverTables.CALENDAR, "'b', '2026-11-22', 'fair', false");
        chain.fill(
                SilverTables.STOCK_LOTS,
                "'2026-11-20', 'a', 'milk', 'old', 3, '2026-11-22', false",
                "'2026-11-20', 'a', 'milk', 'new', 9, '2026-11-28', false");
        chain.fill(
                SilverTables.TRANSACTIONS,
                sale("t1", SATURDAY, 9, "a", "milk", "sale", 4),
                sale("t2", SATURDAY, 10, "a", "milk", "return", 1),
                sale("t3", SATURDAY, 18, "b", "milk", "sale", 2),
                sale("t4", SUNDAY, 8, "a", "milk", "sale", 8),
                sale("t5", SUNDAY, 15, "b", "milk", "sale", 6));
        chain.fill(
                SilverTables.STOCK_MOVEMENTS,
                movement("m1", SUNDAY, 12, "a", "milk", "delivery", 10, "'fresh'", "'2026-12-01'"),
                movement("m2", SUNDAY, 19, "a", "milk", "write_off", 1, "'fresh'", "NULL"));
        chain.fill(SilverTables.OPEN_ORDERS, "'2026-11-22', 'o1', 'a', 'milk', 's', 12, '2026-11-24'");
        written = shelves.replace(days(SATURDAY, SUNDAY));
        demand().replace(days(SATURDAY, SUNDAY));
        new StockTables(chain.lake).replace(SUNDAY);
    }

    @Test
    void salesByHourHaveZerosFactsAndEmptyShelves() {
        shelves.replace(days(SATURDAY, SUNDAY));

        assertThat(
                        chain.lines(
                                SilverTables.SALES_HOURS,
                                "business_date, location_id, item_id, aggregate(units, 0D, (s, u) -> s + u), price, discount, event"))
                .containsExactly(
                        "2026-11-21 a bread 0.0 - 0.0 0.0",
                        "2026-11-21 a milk 3.0 1.0 0.2 0.0",
                        "2026-11-21 b milk 2.0 - 0.0 0.0",
                        "2026-11-22 a milk 8.0 1.2 0.3 0.0",
                        "2026-11-22 b milk 6.0 - 0.0 1.0");
        assertThat(chain.lines(
                        SilverTables.SALES_HOURS,
                        "business_date, location_id, item_id,"
                                + " to_json(filter(sequence(0, 23), h -> element_at(out_of_stock, h + 1)))"))
                .contains("2026-11-22 a milk [9,10,11]", "2026-11-21 a milk []", "2026-11-22 b milk []");
    }

    @Test
    void theLotsOfADayOpenTheNext() {
        assertThat(chain.lines(
                        SilverTables.STOCK_LOTS, "business_date, location_id, item_id, lot_id, quantity, expires_on"))
                .containsExactly(
                        "2026-11-20 a milk new 9.000 2026-11-28",
                        "2026-11-20 a milk old 3.000 2026-11-22",
                        "2026-11-21 a milk new 8.000 2026-11-28",
                        "2026-11-22 a milk fresh 9.000 2026-12-01");
        assertThat(written).isEqualTo(new ShelfTables.Written(5, 2));
    }

    @Test
    void demandIsRecoveredWhereTheShelfWasEmpty() {
        assertThat(chain.lines(
                        GoldTables.DEMAND_HISTORY,
                        "ds, location_id, item_id, y, availability < 1, demand > y, demand_low >= y"))
                .containsExactly(
                        "2026-11-21 a bread 0.0 false false true",
                        "2026-11-21 a milk 3.0 false false true",
                        "2026-11-21 b milk 2.0 false false true",
                        "2026-11-22 a milk 8.0 true true true",
                        "2026-11-22 b milk 6.0 false false true");
    }

    @Test
    void oneDateAfterTheOtherEqualsAllAtOnce() {
        String together = ContentHash.of(chain.lake.read(GoldTables.DEMAND_HISTORY, SUNDAY));

        shelves.replace(days(SATURDAY));
        shelves.replace(days(SUNDAY));
        demand().replace(days(SUNDAY));
        assertThat(ContentHash.of(chain.lake.read(GoldTables.DEMAND_HISTORY, SUNDAY)))
                .isEqualTo(together);
        assertThat(chain.lake.read(GoldTables.DEMAND_HISTORY).count()).isEqualTo(5);
    }

    @Test
    void theStockPositionHasLotsOrdersAndStandIns() {
        // b does not know its stock: two days of a mean demand of 4
        assertThat(chain.lines(
                        GoldTables.STOCK_POSITION,
                        "location_id, item_id, on_hand, assumed, to_json(lots.lot_id), to_json(on_order.order_id)"))
                .containsExactly("a milk 9.000 false [\"fresh\"] [\"o1\"]", "b milk 8.000 true [\"\"] []");
    }

    @Test
    void aLateEventRebuildsAllDaysAfterIt() {
        forgetMarks();
        chain.touched.mark(List.of(SATURDAY), "events");
        HistoryDates dates = new HistoryDates(chain.run, chain.touched, shelves, chain.dataSource);
        assertThat(dates.rebuiltFromEvents()).containsExactly(SATURDAY, SUNDAY);

        dates.done();
        assertThat(chain.jdbc
                        .sql("SELECT count(*) FROM ops.touched_date WHERE done_by IS NULL")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void onADayWithoutAnyEventTheStockOfTheDayBeforeIsCarriedOn() {
        forgetMarks();
        LocalDate monday = SUNDAY.plusDays(1);

        assertThat(datesOf(monday).rebuiltFromEvents()).containsExactly(monday);
        assertThat(NewestLots.upTo(chain.lake, monday)
                        .selectExpr("concat_ws(' ', location_id, item_id, lot_id, quantity)")
                        .collectAsList())
                .extracting(row -> row.getString(0))
                .containsExactly("a milk fresh 9.000");
    }

    @Test
    void aDateFarFromAllSalesIsASlipOfThePen() {
        forgetMarks();
        chain.touched.mark(List.of(SATURDAY), "events");
        LocalDate late = SATURDAY.plusDays(8);

        assertThatThrownBy(datesOf(late)::requireKnown)
                .isInstanceOf(CommandLineError.class)
                .hasMessage("the business date is 2026-11-29, but sales are known from 2026-11-21 to 2026-11-21");
        assertThatCode(datesOf(late.minusDays(1))::requireKnown).doesNotThrowAnyException();
    }

    @Test
    void aRerunOfAnOldDateLeavesTheMarkForTheStockOfTheDaysAfterIt() {
        forgetMarks();
        chain.touched.mark(List.of(SATURDAY), "events");

        datesOf(SATURDAY).done();

        assertThat(chain.jdbc
                        .sql("SELECT business_date FROM ops.touched_date WHERE done_by IS NULL")
                        .query(LocalDate.class)
                        .list())
                .containsExactly(SATURDAY);
    }

    private static void forgetMarks() {
        chain.jdbc.sql("TRUNCATE ops.touched_date").update();
        chain.jdbc
                .sql("DELETE FROM ops.run_input WHERE name = 'ops.touched_date'")
                .update();
    }

    private static HistoryDates datesOf(LocalDate day) {
        RunIdentity identity =
                new RunIdentity(chain.run.identity().runId(), "test", day, OptionalInt.empty(), 1, new TreeSet<>());
        RunContext run = new RunContext(identity, 1, Map.of(), false, null, Progress.silent());
        return new HistoryDates(run, chain.touched, shelves, chain.dataSource);
    }

    @Test
    void importedDatesStayAsImported() {
        forgetMarks();
        chain.touched.mark(List.of(FRIDAY, SATURDAY), "import-csv");
        HistoryDates dates = new HistoryDates(chain.run, chain.touched, shelves, chain.dataSource);
        assertThat(dates.rebuiltFromEvents()).containsExactly(SUNDAY);
        assertThat(dates.recomputed()).containsExactly(FRIDAY, SATURDAY, SUNDAY);
    }

    private static DemandTables demand() {
        return new DemandTables(chain.lake, chain.spark);
    }

    private static SortedSet<LocalDate> days(LocalDate... days) {
        return new TreeSet<>(List.of(days));
    }

    private static String terms(String location, String item) {
        return "'%s', '%s', 's', 1, array(1, 4), 6, 0, 0.5, NULL, false, false, NULL, NULL, NULL, NULL, NULL, NULL"
                .formatted(location, item);
    }

    private static String sale(
            String id, LocalDate day, int hour, String location, String item, String kind, int quantity) {
        return "'%s', '%s', '%sT%02d:30:00Z', %d, '%s', '%s', 'r-%s', NULL, '%s', %d, 1, NULL"
                .formatted(id, day, day, hour, hour, location, item, id, kind, quantity);
    }

    private static String movement(
            String id,
            LocalDate day,
            int hour,
            String location,
            String item,
            String kind,
            int quantity,
            String lot,
            String expiry) {
        return "'%s', '%s', '%sT%02d:10:00Z', %d, '%s', '%s', '%s', %d, %s, %s, NULL, NULL"
                .formatted(id, day, day, hour, hour, location, item, kind, quantity, lot, expiry);
    }
}
