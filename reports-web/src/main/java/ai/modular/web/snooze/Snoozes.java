package ai.modular.web.snooze;

import ai.modular.models.wording.Format;
import ai.modular.operations.snooze.OrderSnoozes;
import ai.modular.web.access.Audit;
import ai.modular.web.access.NotFound;
import ai.modular.web.access.Viewer;
import ai.modular.web.decision.Refused;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rest of one product's order in one store, in the transaction of who asks. */
public final class Snoozes {

    static final int LONGEST_REASON = 200;

    /** Longer than a year, and nobody remembers. */
    private static final int MOST_DAYS = 366;

    /** The coming night's order is sent on the second morning after the published night: a rest must reach beyond it. */
    private static final int LEAST_DAYS = 3;

    private static final String FIND = """
            SELECT s.until, s.reason, coalesce(p.display_name, s.created_by) AS person
            FROM app.order_snooze s LEFT JOIN app.person p ON p.person_id = s.created_by
            WHERE s.location_id = :store AND s.item_id = :item""";

    private final JdbcClient jdbc;
    private final String locationId;
    private final String itemId;

    public Snoozes(JdbcClient jdbc, String locationId, String itemId) {
        this.jdbc = jdbc;
        this.locationId = locationId;
        this.itemId = itemId;
    }

    /** One that is over counts as none. @param businessDate of the newest night */
    public Optional<Snooze> find(LocalDate businessDate) {
        return jdbc.sql(FIND)
                .param("store", locationId)
                .param("item", itemId)
                .query(Snooze.class)
                .optional()
                .filter(rest -> !rest.until().isBefore(earliest(businessDate)));
    }

    /** The first day that makes a difference to the next night. */
    public static LocalDate earliest(LocalDate businessDate) {
        return businessDate.plusDays(LEAST_DAYS);
    }

    public static LocalDate latest(LocalDate businessDate) {
        return businessDate.plusDays(MOST_DAYS);
    }

    /**
     * @throws Refused if the day makes no difference or lies too far away, or no reason is given
     * @throws NotFound if there is no such product
     */
    void rest(LocalDate until, String reason, LocalDate businessDate, Viewer viewer) {
        LocalDate first = earliest(businessDate);
        LocalDate last = latest(businessDate);
        if (until == null || until.isBefore(first) || until.isAfter(last)) {
            throw new Refused("snooze.day", Format.day(first), Format.day(last));
        }
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new Refused("snooze.reason.missing", LONGEST_REASON);
        }
        if (!new OrderSnoozes(jdbc).rest(locationId, itemId, until, reason, viewer.personId())) {
            throw new NotFound("product");
        }
        Audit.write(jdbc, viewer, "order-snoozed", "%s %s until %s".formatted(locationId, itemId, until));
    }

    /** Whether it was at rest. */
    boolean wake(Viewer viewer) {
        boolean woken = new OrderSnoozes(jdbc).wake(locationId, itemId);
        if (woken) {
            Audit.write(jdbc, viewer, "order-woken", "%s %s".formatted(locationId, itemId));
        }
        return woken;
    }
}
