package ai.modular.etl.demandhistory;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;

/**
 * Something that happened to one item on one shelf.
 *
 * @param day the business date
 * @param hour the local hour, 0 … 23
 * @param quantity 0 or more, in the item's unit
 * @param lotId empty where no lot is named
 * @param expiresOn null where not known
 */
record ShelfEvent(
        LocalDate day,
        Instant occurredAt,
        String eventId,
        Kind kind,
        int hour,
        BigDecimal quantity,
        String lotId,
        LocalDate expiresOn) {

    /** The order of a day; the id decides between events of the same instant, so that their order of arrival does not matter. */
    static final Comparator<ShelfEvent> IN_TIME = Comparator.comparing(ShelfEvent::day)
            .thenComparing(ShelfEvent::occurredAt)
            .thenComparing(event -> event.kind().ordinal())
            .thenComparing(ShelfEvent::eventId);

    /** Of the same instant, goods come in before they go out. */
    enum Kind {
        COUNT,
        DELIVERY,
        RETURN,
        SALE,
        WRITE_OFF;

        static Kind of(String name) {
            return valueOf(name.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
