package ai.modular.models.stockout;

import ai.modular.models.inventory.StockPosition;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A shelf as it is known at the close of a day, before anything is ordered.
 *
 * @param origin the day
 * @param department of the item, for pooling
 * @param sold units of the last {@link #PAST_DAYS} days, the last one on the origin; NaN on days without trade
 * @param demand the same with censoring undone
 * @param availability share of the day in stock, likewise
 * @param price of a unit
 * @param stock on hand and on its way
 * @param delivery first day on which an order placed now could be sold
 * @param promotion on the origin and on the days after it, as planned; later days have none
 * @param hoursSinceLastSale hours from the last sale of the origin to closing; NaN where not known
 */
public record ShelfMoment(
        LocalDate origin,
        String department,
        double[] sold,
        double[] demand,
        double[] availability,
        OptionalDouble price,
        StockPosition stock,
        LocalDate delivery,
        boolean[] promotion,
        double hoursSinceLastSale) {

    /** Four weeks. */
    public static final int PAST_DAYS = 28;

    public ShelfMoment {
        if (sold.length != PAST_DAYS || demand.length != PAST_DAYS || availability.length != PAST_DAYS) {
            throw new IllegalArgumentException("the past has %d, %d and %d days, but must have %d"
                    .formatted(sold.length, demand.length, availability.length, PAST_DAYS));
        }
        if (!delivery.isAfter(origin)) {
            throw new IllegalArgumentException(
                    "an order of %s cannot be sold on %s already".formatted(origin, delivery));
        }
    }

    /** Days after the origin that no order of today can help. */
    public int daysBeforeDelivery() {
        return (int) (delivery.toEpochDay() - origin.toEpochDay()) - 1;
    }

    boolean promotionOn(int ahead) {
        return ahead < promotion.length && promotion[ahead];
    }

    /**
     * @param units sold per local hour of a day
     * @param closes the hour at which the location closes
     * @return hours from the end of the last hour with a sale to closing; those of the whole day when nothing was sold
     */
    public static double hoursSinceLastSale(List<Double> units, int closes) {
        for (int hour = units.size() - 1; hour >= 0; hour--) {
            if (units.get(hour) > 0) {
                return Math.max(0, closes - hour - 1);
            }
        }
        return closes;
    }
}
