package ai.modular.operations.snooze;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes {@code app.order_snooze}: nights propose nothing for a product of a store before a day. One row for each, the last word counts. */
public final class OrderSnoozes {

    private static final String REST = """
            INSERT INTO app.order_snooze (location_id, item_id, until, reason, created_by)
            SELECT :store, item_id, :until, :reason, :person FROM retail.products WHERE item_id = :item
            ON CONFLICT (location_id, item_id) DO UPDATE
            SET until = excluded.until, reason = excluded.reason, created_by = excluded.created_by, created_at = now()""";
    private static final String WAKE = "DELETE FROM app.order_snooze WHERE location_id = :store AND item_id = :item";

    private final JdbcClient jdbc;

    public OrderSnoozes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param until first day on which it may be ordered again
     * @param reason 1 to 500 characters
     * @return false when there is no such product
     * @throws org.springframework.dao.DataIntegrityViolationException if the reason is empty or too long
     */
    public boolean rest(String locationId, String itemId, LocalDate until, String reason, String person) {
        return of(REST, locationId, itemId)
                        .param("until", until)
                        .param("reason", reason)
                        .param("person", person)
                        .update()
                > 0;
    }

    /** Whether it was at rest. */
    public boolean wake(String locationId, String itemId) {
        return of(WAKE, locationId, itemId).update() > 0;
    }

    private JdbcClient.StatementSpec of(String sql, String locationId, String itemId) {
        return jdbc.sql(sql).param("store", locationId).param("item", itemId);
    }
}
