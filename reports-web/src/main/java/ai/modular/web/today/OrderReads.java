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
        return of(OrderSql.SLICES)
                .param("attention", OrderFilter.attention())
                .query(OrderReads::slice)
                .list();
    }

    List<Slice> slices(OrderFilter filter) {
        return narrowed(of(OrderSql.NARROWED_SLICES), filter)
                .query(OrderReads::slice)
                .list();
    }

    List<ExceptionCount> exceptions() {
        return of(OrderSql.EXCEPTIONS).query(ExceptionCount.class).list();
    }

    List<Line> page(OrderFilter filter) {
        return narrowed(of(OrderSql.PAGE), filter)
                .param("quiet", filter.showsQuiet())
                .param("limit", filter.limit())
                .param("offset", filter.offset())
                .query(OrderReads::line)
                .list();
    }

    /** The last day before the next delivery: the day that a line's risk speaks of. */
    Map<String, LocalDate> riskDays(Collection<String> items) {
        Map<String, LocalDate> days = new HashMap<>();
        of(OrderSql.RISK_DAYS).param("items", items.toArray(String[]::new)).query(row -> {
            days.put(row.getString("item_id"), row.getObject("ds", LocalDate.class));
        });
        return days;
    }

    List<Skipped> skipped() {
        return of(OrderSql.SKIPPED)
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
