package ai.modular.etl.demochain;

import ai.modular.contracts.error.UserError;
import ai.modular.etl.demochain.RecentDays.PlacedOrder;
import ai.modular.grocery.demo.OpenOrder;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The orders that the stores send on the morning of a day: what people decided on the proposals of the night before, and where nobody decided, what
 * was proposed. They stand in {@code retail.open_orders} before
 * anything else happens on that day, so that a second try finds the same ones.
 */
final class DayOrders {

    private static final String DECIDED = """
            SELECT d.document_id, d.location_id, l.item_id, d.supplier_id, l.quantity, d.delivery_date
            FROM app.order_document d JOIN app.order_document_line l USING (document_id)
            WHERE d.business_date = :night AND d.location_id = ANY (:stores)
            UNION ALL
            SELECT NULL, x.* FROM (
                SELECT location_id, item_id, coalesce(d.supplier_id, o.supplier_id) AS supplier_id,
                    coalesce(d.quantity, o.quantity) AS quantity, coalesce(d.delivery_date, o.delivery_date) AS delivery_date
                FROM (SELECT * FROM insight.order_proposal WHERE business_date = :night) o
                FULL JOIN (SELECT * FROM app.order_decision WHERE business_date = :night) d USING (location_id, item_id)
                WHERE location_id = ANY (:stores)) x
            WHERE x.quantity > 0 AND NOT EXISTS (
                SELECT 1 FROM app.order_document w
                WHERE w.business_date = :night AND w.location_id = x.location_id AND w.supplier_id = x.supplier_id)""";

    private final JdbcClient jdbc;

    DayOrders(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** The orders that are written down for this day already. */
    List<PlacedOrder> sent(LocalDate date) {
        return jdbc.sql("""
                        SELECT location_id, item_id, supplier_id, order_id, quantity, ordered_on, arrives_on FROM retail.open_orders
                        WHERE ordered_on = :date ORDER BY location_id, order_id, item_id""")
                .param("date", date)
                .query((row, number) -> new PlacedOrder(
                        row.getString("location_id"),
                        new OpenOrder(
                                row.getString("order_id"),
                                row.getString("item_id"),
                                row.getString("supplier_id"),
                                thousandths(row.getBigDecimal("quantity")),
                                row.getObject("ordered_on", LocalDate.class),
                                row.getObject("arrives_on", LocalDate.class))))
                .list();
    }

    /**
     * What is decided or else proposed by the night of the day before: the documents where they are written, one order per store and supplier
     * otherwise; none arrives before it was sent. Of a supplier whose order is written, what is only proposed is not sent.
     *
     * @throws UserError if that night is not published for one of the stores
     */
    List<PlacedOrder> proposed(LocalDate date, List<String> stores) {
        LocalDate night = date.minusDays(1);
        SortedSet<String> missing = new TreeSet<>(stores);
        missing.removeAll(jdbc.sql(
                        "SELECT location_id FROM ops.publication WHERE pipeline = 'nightly' AND business_date = :night")
                .param("night", night)
                .query(String.class)
                .list());
        if (!missing.isEmpty()) {
            throw new UserError(
                    "the night of %s has published no orders for %s".formatted(night, String.join(", ", missing)),
                    "Run `modularai run nightly --date %1$s` first, or let the stores order by their old rule: `modularai run emit-demo-day --date %2$s --set orders=rule`."
                            .formatted(night, date));
        }
        return jdbc.sql(DECIDED)
                .param("night", night)
                .param("stores", stores.toArray(String[]::new))
                .query((row, number) -> placed(row, date))
                .list();
    }

    private static PlacedOrder placed(ResultSet row, LocalDate date) throws SQLException {
        String location = row.getString("location_id");
        String supplier = row.getString("supplier_id");
        String document = row.getString("document_id");
        LocalDate delivery = row.getObject("delivery_date", LocalDate.class);
        String day = date.toString().replace("-", "");
        return new PlacedOrder(
                location,
                new OpenOrder(
                        document == null ? "%s-%s-%s".formatted(location, supplier, day) : document,
                        row.getString("item_id"),
                        supplier,
                        thousandths(row.getBigDecimal("quantity")),
                        date,
                        delivery.isBefore(date) ? date : delivery));
    }

    /** Writes the orders down; those that are there stay as they are. */
    void write(List<PlacedOrder> orders) {
        for (PlacedOrder placed : orders) {
            jdbc.sql("""
                            INSERT INTO retail.open_orders (order_id, location_id, item_id, supplier_id, quantity, ordered_on, arrives_on)
                            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")
                    .params(
                            placed.order().orderId(),
                            placed.locationId(),
                            placed.order().itemId(),
                            placed.order().supplierId(),
                            BigDecimal.valueOf(placed.order().thousandths(), 3),
                            placed.order().orderedOn(),
                            placed.order().arrivesOn())
                    .update();
        }
    }

    private static long thousandths(BigDecimal quantity) {
        return quantity.movePointRight(3).longValueExact();
    }
}
