package ai.modular.etl.demandhistory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One item in one store through several days: what was sold in each hour, when the shelf was empty, and the lots at the close of each day. */
final class ShelfHistory {

    private ShelfHistory() {}

    /**
     * @param lots at the close; none where stock is not known
     */
    record Close(LocalDate day, ShelfDay shelf, List<Lot> lots) {}

    /**
     * @param opening the lots at the close of the day before the first one; none where nothing was ever counted or delivered
     * @param stockKnown false for a store that does not keep its stock
     * @param events of these days, in any order
     * @param days increasing
     */
    static List<Close> run(
            List<Lot> opening,
            boolean stockKnown,
            Collection<ShelfEvent> events,
            List<LocalDate> days,
            OpeningHours hours) {
        List<ShelfEvent> inTime = events.stream().sorted(ShelfEvent.IN_TIME).toList();
        LotBook book = stockKnown && !opening.isEmpty() ? new LotBook(opening) : null;
        List<Close> closes = new ArrayList<>(days.size());
        for (LocalDate day : days) {
            List<ShelfEvent> today =
                    inTime.stream().filter(event -> event.day().equals(day)).toList();
            if (book == null && stockKnown && today.stream().anyMatch(ShelfHistory::startsTheBooks)) {
                book = new LotBook(List.of());
            }
            ShelfDay shelf = ShelfDay.run(book, today, hours);
            closes.add(new Close(day, shelf, book == null ? List.of() : book.lots()));
        }
        return closes;
    }

    private static boolean startsTheBooks(ShelfEvent event) {
        return event.kind() == ShelfEvent.Kind.COUNT || event.kind() == ShelfEvent.Kind.DELIVERY;
    }
}
