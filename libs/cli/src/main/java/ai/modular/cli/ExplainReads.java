package ai.modular.cli;

import ai.modular.contracts.error.CommandLineError;
import ai.modular.models.inventory.Receipt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what was published, and says what exists where something does not. */
final class ExplainReads {

    private static final int NAMED = 10;

    private static final String NIGHT = """
            SELECT business_date, revision, model_name, model_version, notes, published_at,
                (SELECT max(business_date) FROM ops.publication WHERE pipeline = 'nightly' AND location_id = :store) AS newest
            FROM ops.publication WHERE pipeline = 'nightly' AND location_id = :store AND (:date::date IS NULL OR business_date = :date)
            ORDER BY business_date DESC LIMIT 1""";
    private static final String LINES = """
            SELECT coalesce(s.name, o.supplier_id) AS supplier, o.delivery_date, o.quantity, o.unit, o.unit_cost, o.currency, o.days_of_cover,
                o.risk, o.expected_lost, o.exceptions, o.receipt::text AS receipt
            FROM insight.order_proposal o LEFT JOIN retail.suppliers s ON s.supplier_id = o.supplier_id
            WHERE o.business_date = :date AND o.location_id = :store AND o.item_id = :item ORDER BY o.delivery_date, o.supplier_id""";
    private static final String SKIPPED = """
            SELECT job || ': ' || reason FROM insight.skipped_series
            WHERE business_date = :date AND location_id = :store AND item_id = :item ORDER BY 1""";
    private static final String STORES = "SELECT location_id FROM retail.locations ORDER BY 1 LIMIT " + NAMED;
    private static final String PRODUCTS = """
            SELECT p.item_id || ' (' || p.name || ')' FROM retail.products p
            JOIN retail.supply_terms t ON t.item_id = p.item_id AND t.location_id = :store
            ORDER BY p.name NOT ILIKE :like AND p.item_id NOT ILIKE :like, p.item_id LIMIT\s""" + NAMED;
    private static final String DATES = """
            SELECT business_date::text FROM ops.publication WHERE pipeline = 'nightly' AND location_id = :store
            ORDER BY 1 DESC LIMIT\s""" + NAMED;

    private final JdbcClient jdbc;

    ExplainReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param date null for the newest
     * @throws CommandLineError naming what exists, if there is no such store, product or published date
     */
    Explanation read(String store, String item, LocalDate date) {
        Explanation.Place place = place(store, item);
        Explanation.Night night = jdbc.sql(NIGHT)
                .param("store", store)
                .param("date", date)
                .query(ExplainReads::night)
                .optional()
                .orElseThrow(() -> noNight(store, date));
        return new Explanation(
                place,
                night,
                of(LINES, store, item, night.date()).query(ExplainReads::line).list(),
                of(SKIPPED, store, item, night.date()).query(String.class).list());
    }

    /** @throws CommandLineError naming what exists, if there is no such store or product */
    Explanation.Place place(String store, String item) {
        return jdbc.sql("""
                        SELECT l.name, l.time_zone, p.name AS product FROM retail.locations l LEFT JOIN retail.products p ON p.item_id = :item
                        WHERE l.location_id = :store""")
                .param("store", store)
                .param("item", item)
                .query((row, number) -> {
                    if (row.getString("product") == null) {
                        throw noProduct(store, item);
                    }
                    return new Explanation.Place(
                            store,
                            row.getString("name"),
                            ZoneId.of(row.getString("time_zone")),
                            item,
                            row.getString("product"));
                })
                .optional()
                .orElseThrow(() -> new CommandLineError(
                        "there is no store %s".formatted(store),
                        "Stores: %s."
                                .formatted(listed(
                                        jdbc.sql(STORES).query(String.class).list()))));
    }

    private CommandLineError noProduct(String store, String item) {
        List<String> near = jdbc.sql(PRODUCTS)
                .param("store", store)
                .param("like", "%" + item.replaceAll("[\\\\%_]", "\\\\$0") + "%")
                .query(String.class)
                .list();
        return new CommandLineError(
                "there is no product %s".formatted(item), "Products of %s: %s.".formatted(store, listed(near)));
    }

    private CommandLineError noNight(String store, LocalDate date) {
        List<String> dates =
                jdbc.sql(DATES).param("store", store).query(String.class).list();
        return new CommandLineError(
                date == null
                        ? "nothing was published for store %s yet".formatted(store)
                        : "nothing was published for store %s on %s".formatted(store, date),
                dates.isEmpty()
                        ? "Run the night first: modularai run nightly --date and the trading day that was closed."
                        : "Published dates: %s.".formatted(listed(dates)));
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names) + (names.size() == NAMED ? ", …" : "");
    }

    private JdbcClient.StatementSpec of(String sql, String store, String item, LocalDate date) {
        return jdbc.sql(sql).param("store", store).param("item", item).param("date", date);
    }

    private static Explanation.Night night(ResultSet row, int number) throws SQLException {
        return new Explanation.Night(
                row.getObject("business_date", LocalDate.class),
                row.getObject("newest", LocalDate.class),
                row.getInt("revision"),
                row.getString("model_name"),
                Optional.ofNullable(row.getString("model_version")),
                List.of((String[]) row.getArray("notes").getArray()),
                row.getTimestamp("published_at").toInstant());
    }

    private static Explanation.Line line(ResultSet row, int number) throws SQLException {
        return new Explanation.Line(
                row.getString("supplier"),
                row.getObject("delivery_date", LocalDate.class),
                row.getBigDecimal("quantity"),
                row.getString("unit"),
                row.getBigDecimal("unit_cost"),
                row.getString("currency"),
                row.getObject("days_of_cover", Double.class),
                row.getDouble("risk"),
                row.getDouble("expected_lost"),
                List.of((String[]) row.getArray("exceptions").getArray()),
                Receipt.fromJson(row.getString("receipt")));
    }
}
