package ai.modular.models.inventory;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * When orders arrive. An order is placed at the close of a business date and becomes sellable on the first delivery weekday that is at least the
 * lead time, and at least one day, later, and on which the supplier is not closed.
 *
 * @param closedDays holidays of the supplier
 * @param cutoffMissed whether the order comes after the supplier's hour and counts as one of the next day
 */
public record DeliveryCalendar(
        int leadTimeDays, Set<DayOfWeek> deliveryDays, Set<LocalDate> closedDays, boolean cutoffMissed) {

    public DeliveryCalendar {
        if (deliveryDays.isEmpty()) {
            throw new IllegalArgumentException(
                    "no delivery day is given, so no order can ever arrive. Maybe the supplier's calendar was not imported?");
        }
        deliveryDays = Set.copyOf(deliveryDays);
        closedDays = Set.copyOf(closedDays);
    }

    /** Of a supplier without holidays, ordered in time. */
    public DeliveryCalendar(int leadTimeDays, Set<DayOfWeek> deliveryDays) {
        this(leadTimeDays, deliveryDays, Set.of(), false);
    }

    /** First day of sale of an order placed at the close of the business date. */
    public LocalDate delivery(LocalDate businessDate) {
        return onOrAfter(businessDate.plusDays(Math.max(1, leadTimeDays) + (cutoffMissed ? 1 : 0)));
    }

    /** The next different delivery: later orders of the same delivery are changes of this one. */
    public LocalDate deliveryAfter(LocalDate delivery) {
        return onOrAfter(delivery.plusDays(1));
    }

    public ProtectionPeriod protection(LocalDate businessDate) {
        LocalDate delivery = delivery(businessDate);
        return new ProtectionPeriod(
                businessDate, delivery, deliveryAfter(delivery).minusDays(1));
    }

    private LocalDate onOrAfter(LocalDate day) {
        LocalDate result = day;
        while (!deliveryDays.contains(result.getDayOfWeek()) || closedDays.contains(result)) {
            result = result.plusDays(1);
        }
        return result;
    }
}
