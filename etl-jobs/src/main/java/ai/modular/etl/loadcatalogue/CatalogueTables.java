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
import javax.sql.DataSource;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Replaces the silver tables of the catalogue by what the sources hold now. */
public final class CatalogueTables {

    private final Lake lake;
    private final RunInputs inputs;
    private final LoadedSources loaded;

    public CatalogueTables(Lake lake, RunInputs inputs, DataSource dataSource) {
        this.lake = lake;
        this.inputs = inputs;
        this.loaded = new LoadedSources(dataSource);
    }

    /** From PostgreSQL; returns the number of rows written. A table whose source has not changed since it was loaded stays as it is. */
    public long replace(ShopDatabase shop, LocalDate date) {
        return sideBySide(List.of(
                () -> renew(SilverTables.LOCATIONS, shop, shop.locations()),
                () -> renew(SilverTables.ITEMS, shop, shop.items()),
                () -> renew(SilverTables.SUPPLIERS, shop, shop.suppliers()),
                () -> renew(SilverTables.SUPPLY_TERMS, shop, shop.supplyTerms()),
                () -> renew(SilverTables.ORDER_SNOOZES, shop, shop.orderSnoozes()),
                () -> renew(SilverTables.PRICES, shop, shop.prices()),
                () -> renew(SilverTables.PROMOTIONS, shop, shop.promotions()),
                () -> renew(SilverTables.CALENDAR, shop, shop.calendar()),
                () -> noted(
                        SilverTables.OPEN_ORDERS,
                        lake.replaceDate(SilverTables.OPEN_ORDERS, date, shop.openOrders(date)),
                        null)));
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

    /** The fingerprint is taken first: what changes while the rows are read is seen by the next run. */
    private long renew(TableDefinition table, ShopDatabase shop, String select) {
        String fingerprint = shop.fingerprint(select);
        if (loaded.isCurrent(table, fingerprint)) {
            return 0;
        }
        return noted(table, lake.replaceAll(table, shop.rows(select)), fingerprint);
    }

    private long replace(TableDefinition table, Dataset<Row> rows) {
        return noted(table, lake.replaceAll(table, rows), null);
    }

    /** What the source was when it was read: the sources themselves change and keep no versions. */
    private long noted(TableDefinition table, long rows, String fingerprint) {
        inputs.pin(new PinnedInput(InputKind.SOURCE_TABLE, table.name(), Long.toString(rows), fingerprint));
        return rows;
    }
}
