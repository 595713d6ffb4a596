package ai.modular.scoring.supply;

import java.io.Serializable;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * The probability with which an order should suffice: cost of a lost unit ÷ (cost of a lost unit + cost of a unit left over), the newsvendor's
 * ratio (Silver, Pyke, Thomas, Inventory and Production Management in Supply Chains, 2017, chapter 9).
 *
 * @param otherwise where no price is known, or nothing is earned
 * @param minimum lowest ratio that a margin may lead to
 * @param maximum highest ratio likewise
 */
public record CriticalRatio(double otherwise, double minimum, double maximum) implements Serializable {

    /** A year's cost of capital and shelf as a share of the unit's cost, for what keeps. */
    private static final double HOLDING_PER_YEAR = .25;

    private static final double DAYS_PER_YEAR = 365;

    /**
     * @param wanted the ratio that the supply terms state; it is taken as it is
     * @param price per unit, without discount
     * @param unitCost per unit
     * @param days that the order covers
     * @param shelfLifeDays empty for what keeps; of what spoils, the share days ÷ shelf life of a unit left over counts as wasted
     */
    public double of(
            OptionalDouble wanted, OptionalDouble price, double unitCost, int days, OptionalInt shelfLifeDays) {
        if (wanted.isPresent()) {
            return wanted.getAsDouble();
        }
        double margin = price.orElse(0) - unitCost;
        if (margin <= 0 || unitCost <= 0) {
            return otherwise;
        }
        double ratio = margin / (margin + leftOverShare(days, shelfLifeDays) * unitCost);
        return Math.max(minimum, Math.min(maximum, ratio));
    }

    /** What a unit that is left over after so many days costs, as a share of its cost. */
    public static double leftOverShare(int days, OptionalInt shelfLifeDays) {
        return shelfLifeDays.isPresent()
                ? Math.min(1, days / (double) shelfLifeDays.getAsInt())
                : HOLDING_PER_YEAR * days / DAYS_PER_YEAR;
    }
}
