package ai.modular.etl.loadcatalogue;

import ai.modular.contracts.lake.RunInputs;
import ai.modular.contracts.lake.RunInputs.InputKind;
import ai.modular.contracts.lake.RunInputs.PinnedInput;
import ai.modular.contracts.lake.TableDefinition;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.spark.Lake;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
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
        Map<TableDefinition, Dataset<Row>> tables = new LinkedHashMap<>();
        tables.put(SilverTables.LOCATIONS, shop.locations());
        tables.put(SilverTables.ITEMS, shop.items());
        tables.put(SilverTables.SUPPLIERS, shop.suppliers());
        tables.put(SilverTables.SUPPLY_TERMS, shop.supplyTerms());
        tables.put(SilverTables.PRICES, shop.prices());
        tables.put(SilverTables.PROMOTIONS, shop.promotions());
        tables.put(SilverTables.CALENDAR, shop.calendar());
        long rows = lake.replaceDate(SilverTables.OPEN_ORDERS, date, shop.openOrders(date));
        noteRows(SilverTables.OPEN_ORDERS, rows);
        return rows + replaceAll(tables);
    }

    /** From MongoDB; returns the number of rows written. */
    long replace(DocumentStore documents) {
        return replaceAll(Map.of(
                SilverTables.ITEM_DOCUMENTS, documents.itemDocuments(),
                SilverTables.CUSTOMERS, documents.customerProfiles()));
    }

    private long replaceAll(Map<TableDefinition, Dataset<Row>> tables) {
        long sum = 0;
        for (Map.Entry<TableDefinition, Dataset<Row>> table : tables.entrySet()) {
            long rows = lake.replaceAll(table.getKey(), table.getValue());
            noteRows(table.getKey(), rows);
            sum += rows;
        }
        return sum;
    }

    /** How many rows the source had when it was read: the sources themselves change and keep no versions. */
    private void noteRows(TableDefinition table, long rows) {
        inputs.pin(new PinnedInput(InputKind.SOURCE_TABLE, table.name(), Long.toString(rows), null));
    }
}
