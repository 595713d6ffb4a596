package ai.modular.etl.importfreshretailnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.UserError;
import ai.modular.etl.ChainFixture;
import ai.modular.grocery.lake.BronzeTables;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.WithLocalStack;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithLocalStack
class FreshImportIT {

    private static final LocalDate LAST = LocalDate.of(2024, 6, 18);

    private final TestDatabase database;

    @TempDir
    Path folder;

    private ChainFixture chain;
    private Path files;

    FreshImportIT(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void aFreshChain() {
        chain = new ChainFixture(database, folder.resolve("lake"), LAST);
        files = folder.resolve("fresh");
        database.execute("TRUNCATE retail.locations, retail.products, retail.suppliers CASCADE");
    }

    @Test
    void daysBecomeHourlySales() {
        history(
                day(0, 4, "2024-06-17", ".2", ".8", 0),
                day(0, 4, "2024-06-18", "0", "1.05", 1),
                day(1, 4, "2024-06-18", "1", "1", 0));
        FreshImport fresh = fresh(OptionalInt.empty());

        assertThat(fresh.check(new UUID(0, 1), LAST)).isZero();
        assertThat(fresh.replaceSales(fresh.dates())).isEqualTo(3);
        assertThat(
                        chain.lines(
                                SilverTables.SALES_HOURS,
                                "location_id, item_id, business_date, round(units[6], 4), round(units[7], 4), out_of_stock[0], out_of_stock[7], discount, event"))
                .containsExactly(
                        "0 4 2024-06-17 0.2 0.1 true false 0.2 0.0",
                        "0 4 2024-06-18 0.0 0.1 true false 0.0 1.0",
                        "1 4 2024-06-18 1.0 0.1 true false 0.0 0.0");
    }

    @Test
    void rowsThatCannotBeTakenGoToQuarantine() {
        history(
                day(0, 4, "2024-06-17", "double('NaN')", "1", 0),
                day(0, 5, "2024-06-17", "-1", "1", 0),
                day(0, 6, "17 June", "1", "1", 0),
                day(0, 7, "2024-06-17", "NULL", "1", 0),
                day(0, 8, "2024-06-17", "1", "1", 0));
        FreshImport fresh = fresh(OptionalInt.empty());

        assertThat(fresh.check(new UUID(0, 1), LAST)).isEqualTo(4);
        assertThat(fresh.check(new UUID(0, 1), LAST)).as("a restart adds none").isZero();
        assertThat(chain.lines(BronzeTables.QUARANTINE, "line, reason"))
                .containsExactly(
                        "1 hours_sale has a NaN",
                        "2 hours_sale has a negative value",
                        "3 dt is 17 June, not a date",
                        "4 hours_sale or hours_stock_status has not 24 hours");
        assertThat(fresh.replaceSales(fresh.dates())).isEqualTo(1);
    }

    @Test
    void aDayTwiceIsRefused() {
        history(day(0, 4, "2024-06-17", "1", "1", 0), day(0, 4, "2024-06-17", "2", "1", 0));
        FreshImport fresh = fresh(OptionalInt.empty());
        assertThatThrownBy(() -> fresh.replaceSales(fresh.dates()))
                .isInstanceOf(UserError.class)
                .hasMessage("a day is there twice: store 0, product 4, 2024-06-17");
        assertThat(chain.lines(SilverTables.SALES_HOURS, "location_id")).isEmpty();
    }

    @Test
    void whatIsNotInTheSetIsAssumed() {
        history(day(0, 4, "2024-06-17", "1", "1", 1), day(0, 5, "2024-06-17", "1", "1", 1));
        chain.spark
                .sql("""
                        SELECT * FROM VALUES (0, 4, '2024-06-19', .75F, 0Y), (0, 5, '2024-06-20', 1F, 1Y), (9, 9, '2024-06-20', .5F, 1Y)
                        AS plan(store_id, product_id, dt, discount, holiday_flag)""")
                .coalesce(1)
                .write()
                .parquet(folder.resolve("fresh-next-week").toString());
        RetailTables retail = new RetailTables(chain.dataSource, chain.target);
        assertThat(fresh(OptionalInt.empty()).withCatalogue(retail::replace)).isEqualTo(9);

        assertThat(
                        lines(
                                "SELECT concat_ws(' ', location_id, city, time_zone, currency, stock_known) FROM retail.locations"))
                .containsExactly("0 City 3 Asia/Shanghai CNY f");
        assertThat(lines("""
                        SELECT concat_ws(' ', item_id, supplier_id, lead_time_days, delivery_days, pack_size, service_level, assumed)
                        FROM retail.supply_terms ORDER BY 1"""))
                .containsExactly("4 assumed 1 {1,2,3,4,5,6,7} 1.000 0.9 t", "5 assumed 1 {1,2,3,4,5,6,7} 1.000 0.9 t");
        assertThat(
                        lines(
                                "SELECT concat_ws(' ', promotion_id, location_id, item_id, first_day, last_day, discount) FROM retail.promotions"))
                .containsExactly("plan-2024-06-19 0 4 2024-06-19 2024-06-19 0.25");
        assertThat(lines("SELECT concat_ws(' ', location_id, day, event) FROM retail.calendar ORDER BY 1"))
                .containsExactly("0 2024-06-17 holiday", "0 2024-06-20 holiday");
    }

    @Test
    void aChainOfAnotherOriginIsLeftAlone() {
        RetailTables retail = new RetailTables(chain.dataSource, chain.target);
        retail.requireOwnChain();
        database.execute(
                "INSERT INTO retail.locations (location_id, name, time_zone, currency) VALUES ('s01', 'S', 'UTC', 'EUR')");
        assertThatThrownBy(retail::requireOwnChain)
                .isInstanceOf(UserError.class)
                .hasMessage("this chain has stores of its own already: s01");
    }

    @Test
    void aPartOfTheSeriesCanBeTaken() {
        history(
                day(0, 4, "2024-06-18", "1", "1", 0),
                day(0, 3, "2024-06-18", "1", "1", 0),
                day(0, 9, "2024-06-18", "1", "1", 0));
        FreshImport fresh = fresh(OptionalInt.of(2));
        fresh.replaceSales(fresh.dates());
        assertThat(chain.lines(SilverTables.SALES_HOURS, "item_id")).containsExactly("3", "4");
    }

    @Test
    void otherFilesAreRefusedByName() {
        chain.spark.range(1).write().parquet(files.toString());
        assertThatThrownBy(() -> fresh(OptionalInt.empty()).dates())
                .isInstanceOf(UserError.class)
                .hasMessageContaining("have no column city_id, but id");
    }

    private FreshImport fresh(OptionalInt series) {
        return new FreshImport(new FreshFolder(chain.spark, files), chain.lake, series);
    }

    private void history(String... days) {
        chain.spark
                .sql("SELECT " + String.join(" UNION ALL SELECT ", days))
                .coalesce(1)
                .write()
                .parquet(files.toString());
    }

    /** Sales of the given amount from 6 to 7 o'clock and of .1 in the hour after; out of stock at midnight. */
    private static String day(int store, int product, String dt, String six, String discount, int holiday) {
        return """
                3 AS city_id, %d AS store_id, 1 AS first_category_id, 2 AS second_category_id, 3 AS third_category_id, %d AS product_id,
                '%s' AS dt, transform(sequence(0, 23), h -> CAST(CASE h WHEN 6 THEN %s WHEN 7 THEN .1 ELSE 0 END AS FLOAT)) AS hours_sale,
                transform(sequence(0, 23), h -> CAST(h = 0 AS TINYINT)) AS hours_stock_status, CAST(%s AS FLOAT) AS discount,
                CAST(%d AS TINYINT) AS holiday_flag""".formatted(store, product, dt, six, discount, holiday);
    }

    private java.util.List<String> lines(String sql) {
        return chain.jdbc.sql(sql).query(String.class).list();
    }
}
