package ai.modular.grocery.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;

/**
 * Who delivers, and when.
 *
 * @param minimumCents smallest order of one store
 * @param cutoffHour orders of a day must be in before this local hour
 * @param leadTimeDays days from the closed day on which an order is planned to its first day of sale
 * @param deliveryDays weekdays on which a delivery becomes sellable
 */
public record Supplier(
        String supplierId,
        String name,
        long minimumCents,
        int cutoffHour,
        int leadTimeDays,
        Set<DayOfWeek> deliveryDays) {

    public boolean deliversOn(LocalDate day) {
        return deliveryDays.contains(day.getDayOfWeek());
    }

    /** The first delivery after the day. */
    public LocalDate nextDelivery(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!deliversOn(next)) {
            next = next.plusDays(1);
        }
        return next;
    }
}
