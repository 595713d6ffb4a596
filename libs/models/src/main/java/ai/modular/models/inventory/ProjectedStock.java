package ai.modular.models.inventory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * Stock on hand and on its way, as it becomes sellable and expires. Issued first-expired first. Days count from 0, the day after the business
 * date.
 */
final class ProjectedStock {

    private static final int NEVER = Integer.MAX_VALUE;

    /** The day of arrival of what is there at the close of the business date. */
    private static final int ON_THE_SHELF = -1;

    private final double[] quantity;
    private final int[] arrives;
    private final int[] lastSale;
    private final BigDecimal onHand;

    private record Lot(double quantity, int arrives, int lastSale) {}

    /** Complete, so that the order of rows means nothing. */
    private static final Comparator<Lot> FIRST_EXPIRED = Comparator.comparingInt(Lot::lastSale)
            .thenComparingInt(Lot::arrives)
            .thenComparingDouble(Lot::quantity);

    private ProjectedStock(List<Lot> lots, BigDecimal onHand) {
        this.quantity = lots.stream().mapToDouble(Lot::quantity).toArray();
        this.arrives = lots.stream().mapToInt(Lot::arrives).toArray();
        this.lastSale = lots.stream().mapToInt(Lot::lastSale).toArray();
        this.onHand = onHand;
    }

    /** @param shelfLifeDays days of sale of what is on order; empty when it keeps */
    static ProjectedStock of(StockPosition position, LocalDate businessDate, OptionalInt shelfLifeDays) {
        LocalDate firstDay = businessDate.plusDays(1);
        List<Lot> lots = onHand(position, firstDay);
        for (OpenOrder order : position.onOrder()) {
            int arrives = Math.max(0, daysBetween(firstDay, order.arrivesOn()));
            int lastSale = shelfLifeDays.isPresent() ? arrives + shelfLifeDays.getAsInt() - 1 : NEVER;
            lots.add(new Lot(order.quantity().doubleValue(), arrives, lastSale));
        }
        lots.sort(FIRST_EXPIRED);
        return new ProjectedStock(
                lots, position.booked().max(BigDecimal.ZERO).setScale(Term.SCALE, RoundingMode.HALF_EVEN));
    }

    /** A lot with a negative book stock was sold from another one: the lots that expire first give it back, as they do what was sold since. */
    private static List<Lot> onHand(StockPosition position, LocalDate firstDay) {
        double missing = position.soldSince().doubleValue();
        List<Lot> lots = new ArrayList<>();
        for (StockLot lot : position.lots()) {
            double quantity = lot.quantity().doubleValue();
            int lastSale =
                    lot.expiresOn().map(day -> daysBetween(firstDay, day)).orElse(NEVER);
            lots.add(new Lot(quantity, ON_THE_SHELF, lastSale));
        }
        lots.sort(FIRST_EXPIRED);
        for (Lot lot : lots) {
            missing -= Math.min(0, lot.quantity());
        }
        lots.removeIf(lot -> lot.quantity() <= 0);
        List<Lot> result = new ArrayList<>();
        for (Lot lot : lots) {
            double taken = Math.min(missing, lot.quantity());
            missing -= taken;
            result.add(new Lot(lot.quantity() - taken, ON_THE_SHELF, lot.lastSale()));
        }
        return result;
    }

    private static int daysBetween(LocalDate first, LocalDate day) {
        return (int) Math.min(NEVER, day.toEpochDay() - first.toEpochDay());
    }

    /** The sum of the lots as they were counted, 0 when the books say less. */
    BigDecimal onHand() {
        return onHand;
    }

    /** Units on order that become sellable on the day. */
    double arrivingOn(int day) {
        double sum = 0;
        for (int lot = 0; lot < quantity.length; lot++) {
            sum += arrives[lot] == day ? quantity[lot] : 0;
        }
        return sum;
    }

    Walk walk() {
        return new Walk();
    }

    /** One passage through the days along one path of demand; used again for the next path. */
    final class Walk {

        private final double[] left = new double[quantity.length];
        private double expired;

        /** Back to the close of the business date. */
        void start() {
            System.arraycopy(quantity, 0, left, 0, left.length);
            expired = 0;
            expire(-1);
        }

        /** Sells a day's demand from what is sellable, then takes off what expires. Days must follow each other. */
        double shortageOf(int day, double demand) {
            double open = demand;
            for (int lot = 0; lot < left.length && open > 0; lot++) {
                if (arrives[lot] <= day && left[lot] > 0) {
                    double sold = Math.min(left[lot], open);
                    left[lot] -= sold;
                    open -= sold;
                }
            }
            expire(day);
            return open;
        }

        private void expire(int day) {
            for (int lot = 0; lot < left.length && lastSale[lot] <= day; lot++) {
                expired += left[lot];
                left[lot] = 0;
            }
        }

        /** Units that expired unsold since the start. */
        double expired() {
            return expired;
        }

        /** Units that are sellable after the day. */
        double leftAfter(int day) {
            double sum = 0;
            for (int lot = 0; lot < left.length; lot++) {
                sum += arrives[lot] <= day ? left[lot] : 0;
            }
            return sum;
        }
    }
}
