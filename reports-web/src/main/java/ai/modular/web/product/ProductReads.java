package ai.modular.web.product;

import ai.modular.models.inventory.Receipt;
import ai.modular.web.access.Publication;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what is known of one product in one store. */
final class ProductReads {

    private static final String PRODUCT = """
            SELECT item_id, name, department, category, brand, size, unit, shelf_life_days, introduced_on, delisted_on
            FROM retail.products WHERE item_id = :item""";
    private static final String PROPOSALS = """
            SELECT o.delivery_date, o.quantity, o.unit, o.unit_cost, o.currency, o.on_hand, o.days_of_cover, o.risk, o.expected_lost,
                o.receipt::text AS receipt, o.exceptions, o.supplier_id, coalesce(s.name, o.supplier_id) AS supplier
            FROM insight.order_proposal o LEFT JOIN retail.suppliers s ON s.supplier_id = o.supplier_id
            WHERE o.business_date = :date AND o.location_id = :store AND o.item_id = :item ORDER BY o.delivery_date, o.supplier_id""";
    private static final String RISKS = """
            SELECT ds, probability, expected_lost FROM insight.stockout_risk
            WHERE business_date = :date AND location_id = :store AND item_id = :item ORDER BY ds""";
    private static final String TERMS = """
            SELECT coalesce(s.name, t.supplier_id) AS supplier, t.lead_time_days, t.delivery_days, t.pack_size, t.minimum_quantity, t.unit_cost,
                t.service_level, t.assumed, (SELECT price FROM retail.prices r WHERE r.location_id = t.location_id
                    AND r.item_id = t.item_id AND r.valid_from <= :date ORDER BY r.valid_from DESC LIMIT 1) AS price
            FROM retail.supply_terms t LEFT JOIN retail.suppliers s ON s.supplier_id = t.supplier_id
            WHERE t.location_id = :store AND t.item_id = :item""";
    private static final String PROMOTIONS = """
            SELECT first_day, last_day, discount FROM retail.promotions
            WHERE location_id = :store AND item_id = :item AND last_day > :date::date - 56 AND first_day <= :date::date + 14 ORDER BY first_day""";
    private static final String CALENDAR = """
            SELECT day, event, closed FROM retail.calendar
            WHERE location_id = :store AND day > :date::date - 56 AND day <= :date::date + 14 ORDER BY day, event""";
    private static final String OPEN_ORDERS = """
            SELECT arrives_on, quantity FROM retail.open_orders WHERE location_id = :store AND item_id = :item
                AND ordered_on <= :date AND arrives_on > :date ORDER BY arrives_on LIMIT 10""";

    private static final String MISS = """
            SELECT days, demand, forecast, cause FROM insight.worst_series
            WHERE location_id = :store AND item_id = :item AND business_date = (
                SELECT max(business_date) FROM insight.forecast_accuracy WHERE location_id = :store)""";

    /** A forecast that was among the furthest off of its store. */
    record Miss(long days, double demand, double forecast, String cause) {}

    record Product(
            String itemId,
            String name,
            String department,
            String category,
            String brand,
            String size,
            String unit,
            Integer shelfLifeDays,
            LocalDate introducedOn,
            LocalDate delistedOn) {}

    record Proposal(
            String supplierId,
            String supplier,
            LocalDate deliveryDate,
            BigDecimal quantity,
            String unit,
            BigDecimal unitCost,
            String currency,
            BigDecimal onHand,
            Double daysOfCover,
            double risk,
            double expectedLost,
            Receipt receipt,
            List<String> exceptions) {}

    record Risk(LocalDate ds, double probability, double expectedLost) {}

    /**
     * @param leadTimeDays null when nobody gave one
     * @param serviceLevel null when it is computed from margin and cost of waste
     */
    record Terms(
            String supplier,
            Integer leadTimeDays,
            List<Integer> deliveryDays,
            BigDecimal packSize,
            BigDecimal minimumQuantity,
            BigDecimal unitCost,
            Double serviceLevel,
            boolean assumed,
            BigDecimal price) {}

    record Promotion(LocalDate firstDay, LocalDate lastDay, double discount) {}

    record CalendarDay(LocalDate day, String event, boolean closed) {}

    record OpenOrder(LocalDate arrivesOn, BigDecimal quantity) {}

    private final JdbcClient jdbc;
    private final String locationId;
    private final String itemId;

    ProductReads(JdbcClient jdbc, String locationId, String itemId) {
        this.jdbc = jdbc;
        this.locationId = locationId;
        this.itemId = itemId;
    }

    Optional<Product> product() {
        return jdbc.sql(PRODUCT).param("item", itemId).query(Product.class).optional();
    }

    List<Proposal> proposals(Publication night) {
        return of(PROPOSALS, night).query(ProductReads::proposal).list();
    }

    List<Risk> risks(Publication night) {
        return of(RISKS, night).query(Risk.class).list();
    }

    Optional<Terms> terms(Publication night) {
        return of(TERMS, night).query(ProductReads::terms).optional();
    }

    List<Promotion> promotions(Publication night) {
        return of(PROMOTIONS, night).query(Promotion.class).list();
    }

    List<CalendarDay> calendar(Publication night) {
        return of(CALENDAR, night).query(CalendarDay.class).list();
    }

    List<OpenOrder> openOrders(Publication night) {
        return of(OPEN_ORDERS, night).query(OpenOrder.class).list();
    }

    Optional<Miss> miss() {
        return jdbc.sql(MISS)
                .param("store", locationId)
                .param("item", itemId)
                .query(Miss.class)
                .optional();
    }

    private JdbcClient.StatementSpec of(String sql, Publication night) {
        return jdbc.sql(sql)
                .param("date", night.businessDate())
                .param("store", locationId)
                .param("item", itemId);
    }

    private static Proposal proposal(ResultSet row, int number) throws SQLException {
        return new Proposal(
                row.getString("supplier_id"),
                row.getString("supplier"),
                row.getObject("delivery_date", LocalDate.class),
                row.getBigDecimal("quantity"),
                row.getString("unit"),
                row.getBigDecimal("unit_cost"),
                row.getString("currency"),
                row.getBigDecimal("on_hand"),
                row.getObject("days_of_cover", Double.class),
                row.getDouble("risk"),
                row.getDouble("expected_lost"),
                Receipt.fromJson(row.getString("receipt")),
                List.of((String[]) row.getArray("exceptions").getArray()));
    }

    private static Terms terms(ResultSet row, int number) throws SQLException {
        return new Terms(
                row.getString("supplier"),
                row.getObject("lead_time_days", Integer.class),
                List.of((Integer[]) row.getArray("delivery_days").getArray()),
                row.getBigDecimal("pack_size"),
                row.getBigDecimal("minimum_quantity"),
                row.getBigDecimal("unit_cost"),
                row.getObject("service_level", Double.class),
                row.getBoolean("assumed"),
                row.getBigDecimal("price"));
    }
}
