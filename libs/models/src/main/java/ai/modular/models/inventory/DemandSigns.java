package ai.modular.models.inventory;

import java.util.OptionalDouble;

/**
 * What is known about the demand besides its forecast; each may raise an exception.
 *
 * @param usualPerDay recent mean demand in units per day; empty when there is no past
 * @param promotionAhead whether a discount is planned in the days that the order covers
 * @param fallback whether the forecast is the seasonal naive's, for want of a trained model
 */
public record DemandSigns(OptionalDouble usualPerDay, boolean promotionAhead, boolean fallback) {

    public static DemandSigns none() {
        return new DemandSigns(OptionalDouble.empty(), false, false);
    }

    /**
     * Whether a forecast is far from what the item usually sells: less than half or more than 1.75 times, and by more than twice what a Poisson
     * count of that size moves by chance.
     *
     * @param expected units over the days
     */
    boolean isUnusual(double expected, int days) {
        if (usualPerDay.isEmpty()) {
            return false;
        }
        double usual = usualPerDay.getAsDouble() * days;
        boolean far = expected < .5 * usual || expected > 1.75 * usual;
        return far && Math.abs(expected - usual) > 2 * Math.sqrt(Math.max(1, usual));
    }
}
