package ai.modular.etl.importcsv;

import java.util.Arrays;
import java.util.List;

/**
 * A file that may be imported.
 *
 * @param name {@code sales.csv}
 * @param required whether an import without it is refused
 * @param key columns that identify a line
 */
record FileFormat(String name, boolean required, List<Column> columns, List<String> key) {

    /**
     * @param required whether the column must be there and its values given
     * @param refersTo the file whose key the values must be in; null for none
     */
    record Column(String name, ValueKind kind, boolean required, String refersTo) {}

    static final FileFormat STORES = file(
            "stores.csv",
            true,
            "location_id",
            needed("location_id", ValueKind.LOCATION_ID),
            needed("name", ValueKind.TEXT),
            optional("city", ValueKind.TEXT),
            needed("time_zone", ValueKind.TIME_ZONE),
            needed("currency", ValueKind.CURRENCY),
            optional("opens_hour", ValueKind.HOUR),
            optional("closes_hour", ValueKind.CLOSING_HOUR));

    static final FileFormat PRODUCTS = file(
            "products.csv",
            true,
            "item_id",
            needed("item_id", ValueKind.ID),
            needed("name", ValueKind.TEXT),
            needed("department", ValueKind.TEXT),
            needed("category", ValueKind.TEXT),
            optional("brand", ValueKind.TEXT),
            optional("size", ValueKind.TEXT),
            optional("unit", ValueKind.UNIT),
            optional("shelf_life_days", ValueKind.SHELF_LIFE),
            optional("introduced_on", ValueKind.DATE),
            optional("delisted_on", ValueKind.DATE));

    static final FileFormat SUPPLIERS = file(
            "suppliers.csv",
            true,
            "supplier_id",
            needed("supplier_id", ValueKind.ID),
            needed("name", ValueKind.TEXT),
            optional("minimum_value", ValueKind.MONEY),
            optional("cutoff_hour", ValueKind.HOUR),
            optional("minimum_packs", ValueKind.COUNT),
            optional("closed_days", ValueKind.DATES),
            optional("currency", ValueKind.CURRENCY));

    static final FileFormat SUPPLY_TERMS = file(
            "supply_terms.csv",
            true,
            "location_id,item_id",
            reference("location_id", "stores.csv"),
            reference("item_id", "products.csv"),
            reference("supplier_id", "suppliers.csv"),
            optional("lead_time_days", ValueKind.DAYS),
            optional("delivery_days", ValueKind.WEEKDAYS),
            needed("pack_size", ValueKind.QUANTITY),
            optional("minimum_quantity", ValueKind.QUANTITY),
            needed("unit_cost", ValueKind.MONEY),
            optional("service_level", ValueKind.DISCOUNT),
            optional("maximum_quantity", ValueKind.LIMIT),
            optional("shelf_capacity", ValueKind.LIMIT),
            optional("presentation_minimum", ValueKind.QUANTITY),
            optional("lost_sale_cost", ValueKind.COST),
            optional("holding_cost", ValueKind.COST),
            optional("waste_cost", ValueKind.MONEY));

    static final FileFormat PRICES = file(
            "prices.csv",
            false,
            "location_id,item_id,valid_from",
            reference("location_id", "stores.csv"),
            reference("item_id", "products.csv"),
            needed("valid_from", ValueKind.DATE),
            needed("price", ValueKind.MONEY));

    static final FileFormat PROMOTIONS = file(
            "promotions.csv",
            false,
            "promotion_id,location_id,item_id",
            needed("promotion_id", ValueKind.ID),
            reference("location_id", "stores.csv"),
            reference("item_id", "products.csv"),
            needed("first_day", ValueKind.DATE),
            needed("last_day", ValueKind.DATE),
            needed("discount", ValueKind.DISCOUNT));

    static final FileFormat CALENDAR = file(
            "calendar.csv",
            false,
            "location_id,day,event",
            reference("location_id", "stores.csv"),
            needed("day", ValueKind.DATE),
            needed("event", ValueKind.TEXT),
            optional("closed", ValueKind.BOOLEAN));

    static final FileFormat SALES = file(
            "sales.csv",
            true,
            "location_id,item_id,date,hour",
            reference("location_id", "stores.csv"),
            reference("item_id", "products.csv"),
            needed("date", ValueKind.DATE),
            optional("hour", ValueKind.HOUR),
            needed("units", ValueKind.QUANTITY),
            optional("out_of_stock", ValueKind.BOOLEAN));

    static final FileFormat STOCK = file(
            "stock.csv",
            false,
            "location_id,item_id,date,lot_id",
            reference("location_id", "stores.csv"),
            reference("item_id", "products.csv"),
            needed("date", ValueKind.DATE),
            needed("quantity", ValueKind.QUANTITY),
            optional("lot_id", ValueKind.ID),
            optional("expires_on", ValueKind.DATE));

    /** In an order in which none refers to a later one. */
    static final List<FileFormat> ALL =
            List.of(STORES, PRODUCTS, SUPPLIERS, SUPPLY_TERMS, PRICES, PROMOTIONS, CALENDAR, SALES, STOCK);

    boolean isReferredTo() {
        return ALL.stream()
                .flatMap(format -> format.columns().stream())
                .anyMatch(column -> name.equals(column.refersTo()));
    }

    List<String> columnNames() {
        return columns.stream().map(Column::name).toList();
    }

    private static FileFormat file(String name, boolean required, String key, Column... columns) {
        return new FileFormat(name, required, List.of(columns), Arrays.asList(key.split(",")));
    }

    private static Column needed(String name, ValueKind kind) {
        return new Column(name, kind, true, null);
    }

    private static Column optional(String name, ValueKind kind) {
        return new Column(name, kind, false, null);
    }

    private static Column reference(String name, String file) {
        return new Column(name, ValueKind.ID, true, file);
    }
}
