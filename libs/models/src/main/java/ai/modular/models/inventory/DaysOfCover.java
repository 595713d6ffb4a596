package ai.modular.models.inventory;

import java.util.OptionalDouble;

/**
 * Days until stock runs out at the expected demand.
 *
 * <p>Stock is issued day by day; the day on which it runs out counts by the share of its demand that is met. Supply on the way is left out
 * on purpose: the figure tells a manager what the shelf alone can do. The field also says days of supply or time supply.
 */
public final class DaysOfCover {

    private DaysOfCover() {}

    /**
     * @param onHand stock in base units, 0 or more
     * @param demand expected demand per day in base units, from the first open day on, each 0 or more
     * @return days, or empty when the stock outlasts the horizon: longer than what is forecast is not known
     * @throws IllegalArgumentException if a quantity is negative or not a number
     */
    public static OptionalDouble of(double onHand, double[] demand) {
        requireQuantity("on hand", onHand);
        double left = onHand;
        for (int day = 0; day < demand.length; day++) {
            requireQuantity("demand of day " + (day + 1), demand[day]);
            if (demand[day] > left) {
                return OptionalDouble.of(day + left / demand[day]);
            }
            left -= demand[day];
        }
        return OptionalDouble.empty();
    }

    private static void requireQuantity(String name, double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException(
                    "%s is %s, but a quantity is 0 or more. Maybe a return was booked as a sale?"
                            .formatted(name, value));
        }
    }
}
