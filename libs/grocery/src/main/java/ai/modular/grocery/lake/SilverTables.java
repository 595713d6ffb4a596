package ai.modular.grocery.lake;

import ai.modular.contracts.lake.TableDefinition;
import java.util.List;

/** The silver layer: cleaned, typed, one row per event or per natural key. */
public final class SilverTables {

    private static final String SERIES = "location_id STRING NOT NULL, item_id STRING NOT NULL, ";

    /** Till lines; {@code kind} is sale or return, the quantity is positive for both. */
    public static final TableDefinition TRANSACTIONS = byDate("silver.transactions", """
            event_id STRING NOT NULL, business_date DATE NOT NULL, occurred_at TIMESTAMP NOT NULL, local_hour INT NOT NULL,
            location_id STRING NOT NULL, item_id STRING NOT NULL, transaction_id STRING NOT NULL, customer_id STRING,
            kind STRING NOT NULL, quantity DECIMAL(14,3) NOT NULL, amount DECIMAL(18,4) NOT NULL, extra STRING""", List.of("event_id"));

    /** {@code kind}: count (absolute), delivery, write_off. A count of a lot sets that lot; a count without lot sets the whole item. */
    public static final TableDefinition STOCK_MOVEMENTS = byDate("silver.stock_movements", """
            event_id STRING NOT NULL, business_date DATE NOT NULL, occurred_at TIMESTAMP NOT NULL, local_hour INT NOT NULL,
            location_id STRING NOT NULL, item_id STRING NOT NULL, kind STRING NOT NULL, quantity DECIMAL(14,3) NOT NULL,
            lot_id STRING, expires_on DATE, order_id STRING, extra STRING""", List.of("event_id"));

    public static final TableDefinition VIEWS = byDate("silver.views", """
            event_id STRING NOT NULL, business_date DATE NOT NULL, occurred_at TIMESTAMP NOT NULL,
            location_id STRING NOT NULL, item_id STRING NOT NULL, customer_id STRING NOT NULL, extra STRING""", List.of("event_id"));

    /** Net units per local hour (sales less returns) and whether the shelf was empty in that hour. */
    public static final TableDefinition SALES_HOURS =
            byDate("silver.sales_hours", SERIES + """
            business_date DATE NOT NULL, units ARRAY<DOUBLE> NOT NULL, out_of_stock ARRAY<BOOLEAN> NOT NULL,
            price DOUBLE, discount DOUBLE NOT NULL, event DOUBLE NOT NULL""", List.of("location_id", "item_id", "business_date"));

    public static final TableDefinition LOCATIONS = whole("silver.locations", """
            location_id STRING NOT NULL, name STRING NOT NULL, city STRING, time_zone STRING NOT NULL, currency STRING NOT NULL,
            opens_hour INT NOT NULL, closes_hour INT NOT NULL, stock_known BOOLEAN NOT NULL""", "location_id");

    public static final TableDefinition ITEMS = whole("silver.items", """
            item_id STRING NOT NULL, name STRING NOT NULL, department STRING NOT NULL, category STRING NOT NULL, brand STRING,
            size STRING, unit STRING NOT NULL, shelf_life_days INT, introduced_on DATE, delisted_on DATE""", "item_id");

    public static final TableDefinition ITEM_DOCUMENTS = whole(
            "silver.item_documents",
            "item_id STRING NOT NULL, title STRING, description STRING, tags ARRAY<STRING>",
            "item_id");

    public static final TableDefinition CUSTOMERS = whole(
            "silver.customers",
            "customer_id STRING NOT NULL, location_id STRING, household_size INT, preferences ARRAY<STRING>, since DATE",
            "customer_id");

    /** {@code currency}: of its minimum and its unit costs; null for that of the store. */
    public static final TableDefinition SUPPLIERS = whole("silver.suppliers", """
            supplier_id STRING NOT NULL, name STRING NOT NULL, minimum_value DECIMAL(18,4) NOT NULL, cutoff_hour INT NOT NULL,
            minimum_packs INT, closed_days ARRAY<DATE>, currency STRING""", "supplier_id");

    /**
     * {@code delivery_days}: ISO weekdays on which a delivery becomes sellable. {@code lead_time_missing}: nobody gave one, a long one stands in.
     * A {@code pack_size} of 0 is not known.
     */
    public static final TableDefinition SUPPLY_TERMS =
            whole("silver.supply_terms", SERIES + """
            supplier_id STRING NOT NULL, lead_time_days INT NOT NULL, delivery_days ARRAY<INT> NOT NULL,
            pack_size DECIMAL(14,3) NOT NULL, minimum_quantity DECIMAL(14,3) NOT NULL, unit_cost DECIMAL(18,4) NOT NULL,
            service_level DOUBLE, assumed BOOLEAN NOT NULL, lead_time_missing BOOLEAN, maximum_quantity DECIMAL(14,3),
            shelf_capacity DECIMAL(14,3), presentation_minimum DECIMAL(14,3), lost_sale_cost DECIMAL(18,4), holding_cost DECIMAL(18,4),
            waste_cost DECIMAL(18,4)""", "location_id", "item_id");

    /** Orders that somebody put to rest; {@code until} is the first day on which the item may be ordered again. */
    public static final TableDefinition ORDER_SNOOZES = whole(
            "silver.order_snoozes", SERIES + "until DATE NOT NULL, reason STRING NOT NULL", "location_id", "item_id");

    public static final TableDefinition PRICES = whole(
            "silver.prices",
            SERIES + "valid_from DATE NOT NULL, price DECIMAL(18,4) NOT NULL",
            "location_id",
            "item_id",
            "valid_from");

    public static final TableDefinition PROMOTIONS = whole(
            "silver.promotions",
            "promotion_id STRING NOT NULL, " + SERIES
                    + "first_day DATE NOT NULL, last_day DATE NOT NULL, discount DOUBLE NOT NULL",
            "promotion_id",
            "location_id",
            "item_id");

    public static final TableDefinition CALENDAR = whole(
            "silver.calendar",
            "location_id STRING NOT NULL, day DATE NOT NULL, event STRING NOT NULL, closed BOOLEAN NOT NULL",
            "location_id",
            "day",
            "event");

    /** Stock on hand at the close of the business date, by lot; {@code lot_id} is empty where lots are not known. */
    public static final TableDefinition STOCK_LOTS = byDate(
            "silver.stock_lots",
            "business_date DATE NOT NULL, " + SERIES
                    + "lot_id STRING NOT NULL, quantity DECIMAL(14,3) NOT NULL, expires_on DATE, assumed BOOLEAN NOT NULL",
            List.of("business_date", "location_id", "item_id", "lot_id"));

    /** Ordered and not yet arrived at the close of the business date; {@code arrives_on} is its first day of sale. */
    public static final TableDefinition OPEN_ORDERS = byDate(
            "silver.open_orders",
            "business_date DATE NOT NULL, order_id STRING NOT NULL, " + SERIES
                    + "supplier_id STRING NOT NULL, quantity DECIMAL(14,3) NOT NULL, arrives_on DATE NOT NULL",
            List.of("business_date", "order_id", "location_id", "item_id"));

    private SilverTables() {}

    private static TableDefinition byDate(String name, String columns, List<String> key) {
        return new TableDefinition(name, columns, key, List.of("business_date"), List.of("location_id", "item_id"));
    }

    private static TableDefinition whole(String name, String columns, String... key) {
        return new TableDefinition(name, columns, List.of(key), List.of(), List.of(key[0]));
    }
}
