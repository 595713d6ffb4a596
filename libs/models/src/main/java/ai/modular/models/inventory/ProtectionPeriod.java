package ai.modular.models.inventory;

import java.time.LocalDate;

/**
 * What an order has to cover: the days up to the last one before the following delivery becomes sellable.
 *
 * @param orderedOn the business date at whose close it is ordered
 * @param delivery first day of sale of this order
 * @param lastDay the day before the following delivery: lead time + review − 1 days after ordering
 */
public record ProtectionPeriod(LocalDate orderedOn, LocalDate delivery, LocalDate lastDay) {

    public ProtectionPeriod {
        if (!delivery.isAfter(orderedOn) || lastDay.isBefore(delivery)) {
            throw new IllegalArgumentException(
                    "ordered on %s, delivered on %s, covered until %s: these must follow each other"
                            .formatted(orderedOn, delivery, lastDay));
        }
    }

    public LocalDate firstDay() {
        return orderedOn.plusDays(1);
    }

    /** Days from the one after ordering to the last one. */
    public int days() {
        return (int) (lastDay.toEpochDay() - orderedOn.toEpochDay());
    }

    /** Days of sale that pass before the delivery. */
    public int daysBeforeDelivery() {
        return (int) (delivery.toEpochDay() - orderedOn.toEpochDay()) - 1;
    }
}
