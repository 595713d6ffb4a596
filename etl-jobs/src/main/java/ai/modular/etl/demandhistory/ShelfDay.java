package ai.modular.etl.demandhistory;

import java.util.Arrays;
import java.util.List;

/**
 * One item in one store through one day.
 *
 * @param units net units per local hour: sales less returns
 * @param outOfStock per local hour: the store was open, the shelf was empty all the hour and nothing was sold. A sale proves stock, whatever the
 *     books say; where stock is not known, nothing is out of stock
 */
record ShelfDay(double[] units, boolean[] outOfStock) {

    /**
     * Runs the stock through the day.
     *
     * @param book the lots at the end of the day before; it is left at the end of this day. Null where stock is not known
     * @param events of this day, in time
     */
    static ShelfDay run(LotBook book, List<ShelfEvent> events, OpeningHours hours) {
        double[] units = new double[OpeningHours.HOURS];
        boolean[] present = new boolean[OpeningHours.HOURS];
        int now = 0;
        for (ShelfEvent event : events) {
            int next = Math.max(now, event.hour());
            markPresent(present, now, next, book);
            book(book, event);
            markPresent(present, event.hour(), event.hour(), book);
            now = next;
            units[event.hour()] += net(event);
            present[event.hour()] |= event.kind() == ShelfEvent.Kind.SALE;
        }
        markPresent(present, now, OpeningHours.HOURS - 1, book);
        return new ShelfDay(units, absent(present, hours));
    }

    private static void book(LotBook book, ShelfEvent event) {
        if (book != null) {
            book.apply(event);
        }
    }

    private static void markPresent(boolean[] present, int first, int last, LotBook book) {
        if (book == null || book.onHand().signum() > 0) {
            Arrays.fill(present, first, last + 1, true);
        }
    }

    private static double net(ShelfEvent event) {
        return switch (event.kind()) {
            case SALE -> event.quantity().doubleValue();
            case RETURN -> -event.quantity().doubleValue();
            default -> 0;
        };
    }

    private static boolean[] absent(boolean[] present, OpeningHours hours) {
        boolean[] result = new boolean[OpeningHours.HOURS];
        for (int hour = 0; hour < result.length; hour++) {
            result[hour] = hours.contains(hour) && !present[hour];
        }
        return result;
    }
}
