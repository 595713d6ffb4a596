package ai.modular.etl.loadcatalogue;

import ai.modular.contracts.lake.RunInputs;
import ai.modular.contracts.lake.RunInputs.InputKind;
import ai.modular.contracts.lake.RunInputs.PinnedInput;
import ai.modular.contracts.lake.TableDefinition;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.spark.Lake;
import ai.modular.spark.SideBySide;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Replaces the silver tables of the catalogue by what the sources hold now. */
public final class CatalogueTables {

    private final Lake lake;
    private final RunInputs inputs;

    public CatalogueTables(Lake lake, RunInputs inputs) {
        this.lake = lake;
        this.inputs = inputs;
    }

    /** From PostgreSQL; returns the number of rows written. */
    public long replace(ShopDatabase shop, LocalDate date) {
        return sideBySide(List.of(
                () -> replace(SilverTables.LOCATIONS, shop.locations()),
                () -> replace(SilverTables.ITEMS, shop.items()),
                () -> replace(SilverTables.SUPPLIERS, shop.suppliers()),
                () -> replace(SilverTables.SUPPLY_TERMS, shop.supplyTerms()),
                () -> replace(SilverTables.PRICES, shop.prices()),
                () -> replace(SilverTables.PROMOTIONS, shop.promotions()),
                () -> replace(SilverTables.CALENDAR, shop.calendar()),
                () -> noted(
                        SilverTables.OPEN_ORDERS,
                        lake.replaceDate(SilverTables.OPEN_ORDERS, date, shop.openOrders(date)))));
    }

    /** From MongoDB; returns the number of rows written. */
    long replace(DocumentStore documents) {
        return sideBySide(List.of(
                () -> replace(SilverTables.ITEM_DOCUMENTS, documents.itemDocuments()),
                () -> replace(SilverTables.CUSTOMERS, documents.customerProfiles())));
    }

    private static long sideBySide(List<Callable<Long>> tables) {
        return SideBySide.all(tables).stream().mapToLong(Long::longValue).sum();
    }

    private long replace(TableDefinition table, Dataset<Row> rows) {
        return noted(table, lake.replaceAll(table, rows));
    }

    /** How many rows the source had when it was read: the sources themselves change and keep no versions. */
    private long noted(TableDefinition table, long rows) {
        inputs.pin(new PinnedInput(InputKind.SOURCE_TABLE, table.name(), Long.toString(rows), null));
        return rows;
    }
}
