package ai.modular.web.today;

import ai.modular.models.inventory.OrderException;
import ai.modular.models.inventory.Receipt;
import ai.modular.web.access.Publication;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads one store's order of one night. A line whose product left the catalogue keeps its id as its name. */
final class OrderReads {

    private static final String LINES = """
            FROM insight.order_proposal o
            LEFT JOIN retail.products p ON p.item_id = o.item_id
            LEFT JOIN retail.suppliers s ON s.supplier_id = o.supplier_id
            WHERE o.business_date = :date AND o.location_id = :store
            """;
    private static final String NARROWED = """
              AND (:department::text IS NULL OR p.department = :department)
              AND (:supplier::text IS NULL OR o.supplier_id = :supplier)
              AND (:exception::text IS NULL OR :exception = ANY (o.exceptions))
              AND (:search::text IS NULL OR p.name ILIKE :search OR p.brand ILIKE :search OR o.item_id ILIKE :search)
            """;
    private static final String LOUD = "(o.quantity > 0 OR o.exceptions && :attention::text[])";

    private static final String SLICES = """
            SELECT o.supplier_id, coalesce(s.name, o.supplier_id) AS supplier, coalesce(p.department, '') AS department,
                s.minimum_value, s.cutoff_hour, count(*) AS lines, count(*) FILTER (WHERE o.quantity > 0) AS ordered,
                count(*) FILTER (WHERE %s) AS loud, sum(o.quantity * o.unit_cost) AS value, min(o.currency) AS currency,
                min(o.delivery_date) FILTER (WHERE o.quantity > 0) AS first_delivery,
                max(o.delivery_date) FILTER (WHERE o.quantity > 0) AS last_delivery
            %s %s GROUP BY o.supplier_id, s.name, p.department, s.minimum_value, s.cutoff_hour
            ORDER BY 2, 1, 3""";

    private static final String EXCEPTIONS = """
            SELECT e.code, count(*) AS lines,
                (array_agg(coalesce(p.name, o.item_id) ORDER BY o.expected_lost * o.unit_cost DESC, o.quantity DESC, p.name))[1] AS example,
                sum(o.expected_lost * coalesce(price.price, o.unit_cost)) AS lost
            FROM insight.order_proposal o
            CROSS JOIN LATERAL unnest(o.exceptions) AS e (code)
            LEFT JOIN retail.products p ON p.item_id = o.item_id
            LEFT JOIN LATERAL (SELECT price FROM retail.prices r WHERE e.code = 'WILL_RUN_OUT' AND r.location_id = o.location_id
                AND r.item_id = o.item_id AND r.valid_from <= :date ORDER BY r.valid_from DESC LIMIT 1) price ON true
            WHERE o.business_date = :date AND o.location_id = :store GROUP BY e.code""";

    /** Finds the page's keys first: receipts are large, and the sort should not carry them. */
    private static final String PAGE_LINES = """
            WITH wanted AS MATERIALIZED (
                SELECT o.item_id, o.supplier_id, o.delivery_date, row_number() OVER () AS place FROM (
                    SELECT o.item_id, o.supplier_id, o.delivery_date
                    %s %s AND (:quiet OR %s)
                    ORDER BY coalesce(s.name, o.supplier_id), o.supplier_id, (o.exceptions && :attention::text[]) DESC, o.quantity = 0,
                        p.name, o.item_id, o.delivery_date
                    LIMIT :limit OFFSET :offset) o)
            SELECT o.item_id, coalesce(p.name, o.item_id) AS name, p.brand, p.size, o.supplier_id, o.delivery_date, o.quantity, o.unit,
                o.on_hand, o.days_of_cover, o.risk, o.receipt::text AS receipt, o.exceptions, t.pack_size, t.lead_time_days
            FROM wanted w
            JOIN insight.order_proposal o ON o.business_date = :date AND o.location_id = :store AND o.item_id = w.item_id
                AND o.supplier_id = w.supplier_id AND o.delivery_date = w.delivery_date
            LEFT JOIN retail.products p ON p.item_id = o.item_id
            LEFT JOIN retail.supply_terms t ON t.location_id = o.location_id AND t.item_id = o.item_id
            ORDER BY w.place""";

    private static final String RISK_DAYS = """
            SELECT item_id, max(ds) AS ds FROM insight.stockout_risk
            WHERE business_date = :date AND location_id = :store AND item_id = ANY (:items::text[]) GROUP BY item_id""";

    private static final String SKIPPED = """
            SELECT k.job, k.reason, count(*) AS products,
                (array_agg(coalesce(p.name, k.item_id) ORDER BY p.name, k.item_id))[1\\:5] AS examples
            FROM insight.skipped_series k LEFT JOIN retail.products p ON p.item_id = k.item_id
            WHERE k.business_date = :date AND k.location_id = :store GROUP BY k.job, k.reason ORDER BY 3 DESC, 1, 2 LIMIT 20""";

    /** The lines of one supplier and department, summed. */
    record Slice(
            String supplierId,
            String supplier,
            String department,
            BigDecimal minimumValue,
            Integer cutoffHour,
            long lines,
            long ordered,
            long loud,
            BigDecimal value,
            String currency,
            LocalDate firstDelivery,
            LocalDate lastDelivery) {}

    /** @param lost sales that are expected to be missed, in money */
    record ExceptionCount(String code, long lines, String example, BigDecimal lost) {}

    record Line(
            String itemId,
            String name,
            String brand,
            String size,
            String supplierId,
            LocalDate deliveryDate,
            BigDecimal quantity,
            String unit,
            BigDecimal onHand,
            Double daysOfCover,
            double risk,
            Receipt receipt,
            List<String> exceptions,
            BigDecimal packSize,
            Integer leadTimeDays) {}

    /** Products that got no forecast or no proposal, and why. */
    record Skipped(String job, String reason, long products, List<String> examples) {}

    private final JdbcClient jdbc;
    private final Publication night;

    OrderReads(JdbcClient jdbc, Publication night) {
        this.jdbc = jdbc;
        this.night = night;
    }

    /** The whole order, by supplier and department. */
    List<Slice> slices() {
        return of(SLICES.formatted(LOUD, LINES, ""))
                .param("attention", OrderFilter.attention())
                .query(OrderReads::slice)
                .list();
    }

    List<Slice> slices(OrderFilter filter) {
        return narrowed(of(SLICES.formatted(LOUD, LINES, NARROWED)), filter)
                .query(OrderReads::slice)
                .list();
    }

    List<ExceptionCount> exceptions() {
        return of(EXCEPTIONS).query(ExceptionCount.class).list();
    }

    List<Line> page(OrderFilter filter) {
        return narrowed(of(PAGE_LINES.formatted(LINES, NARROWED, LOUD)), filter)
                .param("quiet", filter.showsQuiet())
                .param("limit", filter.limit())
                .param("offset", filter.offset())
                .query(OrderReads::line)
                .list();
    }

    /** The last day before the next delivery: the day that a line's risk speaks of. */
    Map<String, LocalDate> riskDays(Collection<String> items) {
        Map<String, LocalDate> days = new HashMap<>();
        of(RISK_DAYS).param("items", items.toArray(String[]::new)).query(row -> {
            days.put(row.getString("item_id"), row.getObject("ds", LocalDate.class));
        });
        return days;
    }

    List<Skipped> skipped() {
        return of(SKIPPED)
                .query((row, number) -> new Skipped(
                        row.getString("job"), row.getString("reason"), row.getLong("products"), texts(row, "examples")))
                .list();
    }

    private JdbcClient.StatementSpec of(String sql) {
        return jdbc.sql(sql).param("date", night.businessDate()).param("store", night.locationId());
    }

    private static JdbcClient.StatementSpec narrowed(JdbcClient.StatementSpec query, OrderFilter filter) {
        return query.param("department", filter.department().orElse(null))
                .param("supplier", filter.supplier().orElse(null))
                .param("exception", filter.exception().map(OrderException::name).orElse(null))
                .param("search", filter.search().map(OrderReads::contains).orElse(null))
                .param("attention", OrderFilter.attention());
    }

    /** LIKE's own signs are taken as letters. */
    private static String contains(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static Slice slice(ResultSet row, int number) throws SQLException {
        return new Slice(
                row.getString("supplier_id"),
                row.getString("supplier"),
                row.getString("department"),
                row.getBigDecimal("minimum_value"),
                row.getObject("cutoff_hour", Integer.class),
                row.getLong("lines"),
                row.getLong("ordered"),
                row.getLong("loud"),
                row.getBigDecimal("value"),
                row.getString("currency"),
                row.getObject("first_delivery", LocalDate.class),
                row.getObject("last_delivery", LocalDate.class));
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getString("item_id"),
                row.getString("name"),
                row.getString("brand"),
                row.getString("size"),
                row.getString("supplier_id"),
                row.getObject("delivery_date", LocalDate.class),
                row.getBigDecimal("quantity"),
                row.getString("unit"),
                row.getBigDecimal("on_hand"),
                row.getObject("days_of_cover", Double.class),
                row.getDouble("risk"),
                Receipt.fromJson(row.getString("receipt")),
                new ArrayList<>(texts(row, "exceptions")),
                row.getBigDecimal("pack_size"),
                row.getObject("lead_time_days", Integer.class));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
