package ai.modular.etl.importcsv;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.etl.ChainFixture;
import ai.modular.etl.loadcatalogue.CatalogueTables;
import ai.modular.etl.loadcatalogue.ShopDatabase;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.WithLocalStack;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithLocalStack
class ImportCsvIT {

    private static final Path SAMPLE =
            Path.of("src/test/resources/import-csv/good").toAbsolutePath();
    private static final LocalDate SUNDAY = LocalDate.of(2026, 11, 22);

    private final TestDatabase database;

    @TempDir
    Path folder;

    ImportCsvIT(TestDatabase database) {
        this.database = database;
    }

    @Test
    void aSitesFilesBecomeItsHistory() throws SQLException, IOException {
        database.execute("TRUNCATE retail.locations, retail.products, retail.suppliers CASCADE");
        ChainFixture chain = new ChainFixture(database, folder, SUNDAY);
        assertThat(load(chain)).isEqualTo(10);
        assertThat(load(chain)).as("a second time renews").isEqualTo(10);
        new CatalogueTables(chain.lake, chain.inputs, chain.dataSource).replace(new ShopDatabase(chain.reader), SUNDAY);
        CsvSales sales = new CsvSales(chain.spark, chain.lake, SAMPLE);
        sales.replaceSales(sales.dates());
        sales.replaceStock();

        assertThat(chain.lines(SilverTables.LOCATIONS, "location_id, name, opens_hour, closes_hour, stock_known"))
                .containsExactly("n1 North 8 20 true", "n2 South, by the river 8 18 true");
        assertThat(chain.lines(
                        SilverTables.SUPPLY_TERMS,
                        "location_id, item_id, to_json(delivery_days), minimum_quantity, assumed"))
                .containsExactly("n1 kale [] 0.000 false", "n1 milk [1,3,5] 0.000 false", "n2 milk [2,4] 0.000 false");
        assertThat(
                        chain.lines(
                                SilverTables.SUPPLY_TERMS,
                                "location_id, item_id, lead_time_days, lead_time_missing, pack_size, shelf_capacity, presentation_minimum, waste_cost"))
                .containsExactly(
                        "n1 kale 7 true 0.000 - - -",
                        "n1 milk 1 false 6.000 48.000 4.000 0.7000",
                        "n2 milk 2 false 6.000 - - -");
        assertThat(chain.lines(SilverTables.SUPPLIERS, "supplier_id, minimum_packs, to_json(closed_days), currency"))
                .containsExactly("s1 4 [\"2026-12-25\",\"2026-12-26\"] EUR");
        // Kale is new on Sunday; n2 was closed on Saturday; units without hour lie evenly over the opening hours
        assertThat(chain.lines(
                        SilverTables.SALES_HOURS,
                        "business_date, location_id, item_id, round(aggregate(units, 0D, (s, u) -> s + u), 6), units[10], out_of_stock[17],"
                                + " discount, event"))
                .containsExactly(
                        "2026-11-21 n1 milk 4.0 0.0 true 0.0 0.0",
                        "2026-11-22 n1 kale 2.4 0.19999999999999998 false 0.0 0.0",
                        "2026-11-22 n1 milk 2.0 2.0 false 0.2 0.0",
                        "2026-11-22 n2 milk 5.0 0.5 false 0.0 1.0");
        assertThat(chain.lines(
                        SilverTables.STOCK_LOTS, "business_date, location_id, item_id, lot_id, quantity, expires_on"))
                .containsExactly(
                        "2026-11-22 n1 milk a 3.000 2026-11-25",
                        "2026-11-22 n1 milk b 6.000 2026-11-29",
                        "2026-11-22 n2 milk  2.000 -");
    }

    private static long load(ChainFixture chain) throws SQLException, IOException {
        try (Connection connection = chain.target.connect()) {
            connection.setAutoCommit(false);
            long lines = new RetailLoad(SAMPLE).load(connection);
            connection.commit();
            return lines;
        }
    }
}
