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
}
