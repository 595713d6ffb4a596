package ai.modular.etl.loadcatalogue;

import ai.modular.spark.PostgresReader;
import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The master data that the shops keep in PostgreSQL, schema {@code retail}, in the columns of the silver tables. */
public final class ShopDatabase {

    /** Counted and hashed where the rows lie; the sum of 64-bit hashes does not depend on their order. */
    private static final String FINGERPRINT = """
            SELECT encode(sha256(convert_to(count(*) || ' ' || coalesce(sum(hashtextextended(r::text, 0)), 0), 'UTF8')), 'hex')
            FROM (%s) r""";

    /** Days that stand in for a lead time that nobody gave. */
    private static final int LONG_LEAD_TIME = 7;

    private final PostgresReader shop;

    public ShopDatabase(PostgresReader shop) {
        this.shop = shop;
    }

    /** What a SELECT finds now. */
    Dataset<Row> rows(String select) {
        return shop.query(select);
    }

    /** SHA-256 over the rows of a SELECT, in any order: two readings with the same one have the same content. */
    String fingerprint(String select) {
        return shop.query(FINGERPRINT.formatted(select)).first().getString(0);
    }

    String locations() {
        return """
                SELECT location_id::text, name, city, time_zone, currency::text, opens_hour::integer, closes_hour::integer, stock_known
                FROM retail.locations""";
    }

    String items() {
        return """
                SELECT item_id::text, name, department, category, brand, size, unit, shelf_life_days, introduced_on, delisted_on
                FROM retail.products""";
    }

    String suppliers() {
        return """
                SELECT supplier_id::text, name, minimum_value::numeric(18,4), cutoff_hour::integer, minimum_packs, closed_days, currency::text
                FROM retail.suppliers""";
    }

    String supplyTerms() {
        return """
                SELECT location_id::text, item_id::text, supplier_id::text, coalesce(lead_time_days, %d) AS lead_time_days, delivery_days,
                       pack_size::numeric(14,3), minimum_quantity::numeric(14,3), unit_cost::numeric(18,4), service_level, assumed,
                       lead_time_days IS NULL AS lead_time_missing, maximum_quantity::numeric(14,3), shelf_capacity::numeric(14,3),
                       presentation_minimum::numeric(14,3), lost_sale_cost::numeric(18,4), holding_cost::numeric(18,4),
                       waste_cost::numeric(18,4)
                FROM retail.supply_terms""".formatted(LONG_LEAD_TIME);
    }

    String orderSnoozes() {
        return "SELECT location_id::text, item_id::text, until, reason FROM app.order_snooze";
    }

    String prices() {
        return "SELECT location_id::text, item_id::text, valid_from, price::numeric(18,4) FROM retail.prices";
    }

    String promotions() {
        return """
                SELECT promotion_id::text, location_id::text, item_id::text, first_day, last_day, discount
                FROM retail.promotions""";
    }

    String calendar() {
        return "SELECT location_id::text, day, event, closed FROM retail.calendar";
    }

    /**
     * Ordered by the close of the date, and on sale only after it: what the shop system knows, and the orders that were written here and that it does
     * not know yet by their number.
     */
    Dataset<Row> openOrders(LocalDate date) {
        return rows("""
                SELECT DATE '%1$s' AS business_date, order_id, location_id::text, item_id::text, supplier_id::text,
                       quantity::numeric(14,3), arrives_on
                FROM retail.open_orders WHERE ordered_on <= DATE '%1$s' AND arrives_on > DATE '%1$s'
                UNION ALL
                SELECT DATE '%1$s', document_id, d.location_id, l.item_id, d.supplier_id, l.quantity, d.delivery_date
                FROM app.order_document d JOIN app.order_document_line l USING (document_id)
                WHERE d.ordered_on <= DATE '%1$s' AND d.delivery_date > DATE '%1$s'
                    AND NOT EXISTS (SELECT 1 FROM retail.open_orders o WHERE o.order_id = d.document_id)""".formatted(date));
    }
}
