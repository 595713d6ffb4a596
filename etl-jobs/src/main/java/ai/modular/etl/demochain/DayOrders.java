package ai.modular.etl.demochain;

import ai.modular.contracts.error.UserError;
import ai.modular.etl.demochain.RecentDays.PlacedOrder;
import ai.modular.grocery.demo.OpenOrder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The orders that the stores send on the morning of a day: what the night before published. They stand in {@code retail.open_orders} before
 * anything else happens on that day, so that a second try finds the same ones.
 */
final class DayOrders {

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
     * What the night of the day before proposed, one order per store and supplier; none arrives before it was sent.
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
        return jdbc.sql("""
                        SELECT location_id, item_id, supplier_id, quantity, delivery_date FROM insight.order_proposal
                        WHERE business_date = :night AND quantity > 0 AND location_id = ANY (:stores)""")
                .param("night", night)
                .param("stores", stores.toArray(String[]::new))
                .query((row, number) -> {
                    String location = row.getString("location_id");
                    String supplier = row.getString("supplier_id");
                    LocalDate delivery = row.getObject("delivery_date", LocalDate.class);
                    return new PlacedOrder(
                            location,
                            new OpenOrder(
                                    "%s-%s-%s"
                                            .formatted(
                                                    location,
                                                    supplier,
                                                    date.toString().replace("-", "")),
                                    row.getString("item_id"),
                                    supplier,
                                    thousandths(row.getBigDecimal("quantity")),
                                    date,
                                    delivery.isBefore(date) ? date : delivery));
                })
                .list();
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
