package ai.modular.models.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What bounds an order beside its packs and its minimum.
 *
 * @param maximum base units of the largest order, more than 0; empty when there is none
 * @param shelfCapacity base units that have a place in the store, more than 0; empty when nobody measured it
 * @param presentation base units that should stand on the shelf when the next delivery comes, so that it looks stocked; 0 for none
 * @param introducedOn first day of sale; empty when it was sold before anybody can remember
 * @param lastDayOfSale the day before the item leaves the assortment; empty when it stays
 * @param snoozedUntil first day on which it may be ordered again; empty when nobody put it to rest
 */
public record OrderLimits(
        Optional<BigDecimal> maximum,
        Optional<BigDecimal> shelfCapacity,
        BigDecimal presentation,
        Optional<LocalDate> introducedOn,
        Optional<LocalDate> lastDayOfSale,
        Optional<LocalDate> snoozedUntil) {

    public OrderLimits {
        requirePositive("largest order", maximum);
        requirePositive("shelf capacity", shelfCapacity);
        if (presentation.signum() < 0) {
            throw new IllegalArgumentException(
                    "presentation stock is %s, but must be 0 (none) or more".formatted(presentation.toPlainString()));
        }
    }

    /** No bound at all. */
    public static OrderLimits none() {
        return new OrderLimits(
                Optional.empty(),
                Optional.empty(),
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static void requirePositive(String name, Optional<BigDecimal> value) {
        if (value.isPresent() && value.get().signum() <= 0) {
            throw new IllegalArgumentException("%s is %s, but must be more than 0. Maybe there is none?"
                    .formatted(name, value.get().toPlainString()));
        }
    }
}
