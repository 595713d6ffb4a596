package ai.modular.models.demand;

import ai.modular.contracts.model.QuantileGrid;

/**
 * How a forecast distribution did on one day.
 *
 * @param pinball mean over the quantile grid of 2 × pinball loss, in units
 * @param within50 whether what came lies in the band from .25 to .75
 * @param within90 whether it lies in the band from .05 to .95
 */
public record DayScore(double pinball, boolean within50, boolean within90) {

    /** Of a day that is not scored. */
    public static final DayScore NONE = new DayScore(Double.NaN, false, false);

    private static final int LOW_90 = 2;
    private static final int LOW_50 = 5;
    private static final int HIGH_50 = 7;
    private static final int HIGH_90 = 10;

    static DayScore of(double[] quantiles, double actual) {
        double loss = 0;
        for (int i = 0; i < quantiles.length; i++) {
            double distance = actual - quantiles[i];
            loss += Math.max(QuantileGrid.level(i) * distance, (QuantileGrid.level(i) - 1) * distance);
        }
        return new DayScore(
                2 * loss / QuantileGrid.SIZE,
                actual >= quantiles[LOW_50] && actual <= quantiles[HIGH_50],
                actual >= quantiles[LOW_90] && actual <= quantiles[HIGH_90]);
    }
}
