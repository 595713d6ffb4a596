package ai.modular.models.inventory;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How a supplier delivers an item to a location.
 *
 * @param leadTimeDays days from the close of the order's day to the first day of sale, 0 or more; 0 counts as 1
 * @param deliveryDays weekdays on which a delivery becomes sellable
 * @param packSize base units per pack, more than 0
 * @param minimum base units of the smallest order, 0 when there is none
 * @param criticalRatio cost of a lost unit ÷ (cost of a lost unit + cost of a unit left over), in (0, 1)
 * @param shelfLifeDays days of sale of a fresh delivery; empty when it keeps
 * @param assumed true when they are a stand-in for terms that nobody gave
 */
public record SupplyTerms(
        int leadTimeDays,
        Set<DayOfWeek> deliveryDays,
        BigDecimal packSize,
        BigDecimal minimum,
        double criticalRatio,
        OptionalInt shelfLifeDays,
        boolean assumed) {

    public SupplyTerms {
        if (leadTimeDays < 0) {
            throw new IllegalArgumentException(
                    "lead time is %d days, but a delivery cannot come before its order".formatted(leadTimeDays));
        }
        if (deliveryDays.isEmpty()) {
            throw new IllegalArgumentException(
                    "no delivery day is given, so no order can ever arrive. Maybe the supplier's calendar was not imported?");
        }
        if (packSize == null || packSize.signum() <= 0) {
            throw new IllegalArgumentException(
                    "pack size is %s, but must be more than 0. Maybe the item is sold singly and the pack is 1?"
                            .formatted(plain(packSize)));
        }
        if (packSize.stripTrailingZeros().scale() > Term.SCALE) {
            throw new IllegalArgumentException(
                    "pack size is %s, but quantities have %d decimals. Maybe another unit was meant?"
                            .formatted(plain(packSize), Term.SCALE));
        }
        if (minimum == null || minimum.signum() < 0) {
            throw new IllegalArgumentException(
                    "minimum quantity is %s, but must be 0 (none) or more".formatted(plain(minimum)));
        }
        if (!(criticalRatio > 0 && criticalRatio < 1)) {
            throw new IllegalArgumentException(
                    "critical ratio is %s, but must be between 0 and 1. Maybe a percentage was meant?"
                            .formatted(criticalRatio));
        }
        if (shelfLifeDays.isPresent() && shelfLifeDays.getAsInt() < 1) {
            throw new IllegalArgumentException("shelf life is %d days, but what is delivered is sold for a day at least"
                    .formatted(shelfLifeDays.getAsInt()));
        }
        deliveryDays = Set.copyOf(EnumSet.copyOf(deliveryDays));
    }

    /**
     * Days of sale of what expires so many days after its delivery: the day of delivery is one of them, and the day of expiry, too.
     *
     * @param daysToExpiry null for what keeps
     */
    public static OptionalInt daysOfSale(Integer daysToExpiry) {
        return daysToExpiry == null ? OptionalInt.empty() : OptionalInt.of(daysToExpiry + 1);
    }

    /** Terms that the supplier gave. */
    public SupplyTerms(
            int leadTimeDays,
            Set<DayOfWeek> deliveryDays,
            BigDecimal packSize,
            BigDecimal minimum,
            double criticalRatio,
            OptionalInt shelfLifeDays) {
        this(leadTimeDays, deliveryDays, packSize, minimum, criticalRatio, shelfLifeDays, false);
    }

    private static String plain(BigDecimal value) {
        return value == null ? "missing" : value.toPlainString();
    }
}
