package ai.modular.models.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Ordered and not yet arrived.
 *
 * @param quantity base units, 0 or more
 * @param arrivesOn its first day of sale; a day that has passed is taken as the next one: it is late, not lost
 */
public record OpenOrder(BigDecimal quantity, LocalDate arrivesOn) {

    public OpenOrder {
        if (quantity.signum() < 0) {
            throw new IllegalArgumentException(
                    "open order of %s has quantity %s, but a quantity is 0 or more. Maybe a return was booked as an order?"
                            .formatted(arrivesOn, quantity.toPlainString()));
        }
    }
}
