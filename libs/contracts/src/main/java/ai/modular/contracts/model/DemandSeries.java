package ai.modular.contracts.model;

import java.time.LocalDate;

/**
 * One location × item as a model sees it: its past up to the origin, and what is planned after it.
 *
 * @param group a coarse class of the item (its department or category), for pooling; never null
 * @param origin the last day of the past; the first forecast day is the one after
 * @param demand units per day with censoring undone, oldest first, the last one on the origin; NaN where unknown
 * @param sold units sold per day, same length; at most the demand
 * @param availability share of the day in stock, 0 … 1, same length
 * @param price unit price per day, past and planned: length of the past plus the horizon; NaN where unknown
 * @param discount depth of the discount, 0 (none) … 1, same length as the price
 * @param event 1 on a holiday or other event day, otherwise 0, same length as the price
 */
public record DemandSeries(
        String locationId,
        String itemId,
        String group,
        LocalDate origin,
        double[] demand,
        double[] sold,
        double[] availability,
        double[] price,
        double[] discount,
        double[] event) {

    public DemandSeries {
        requireLength("sold", sold.length, demand.length);
        requireLength("availability", availability.length, demand.length);
        requireLength("discount", discount.length, price.length);
        requireLength("event", event.length, price.length);
        if (price.length < demand.length) {
            throw new IllegalArgumentException(
                    "price has %d days, but the past alone has %d".formatted(price.length, demand.length));
        }
    }

    /** Days of past. */
    public int length() {
        return demand.length;
    }

    /** Days that are planned after the origin. */
    public int horizon() {
        return price.length - demand.length;
    }

    private static void requireLength(String name, int length, int expected) {
        if (length != expected) {
            throw new IllegalArgumentException("%s has %d days, but must have %d".formatted(name, length, expected));
        }
    }
}
