package ai.modular.scoring.supply;

import java.io.Serializable;
import java.util.OptionalDouble;

/**
 * The probability with which an order should suffice: cost of a lost unit ÷ (cost of a lost unit + cost of a unit left over), the newsvendor's
 * ratio (Silver, Pyke, Thomas, Inventory and Production Management in Supply Chains, 2017, chapter 9). What spoils is left over like what keeps;
 * its waste has a price of its own.
 *
 * @param otherwise where no price is known, or nothing is earned
 * @param minimum lowest ratio that the costs may lead to
 * @param maximum highest ratio likewise
 */
public record CriticalRatio(double otherwise, double minimum, double maximum) implements Serializable {

    /**
     * @param wanted the ratio that the supply terms state; it is taken as it is
     * @param lostSale cost of a lost unit; empty when it is not known
     * @param leftOver cost of a unit that is left over when the next delivery comes
     */
    public double of(OptionalDouble wanted, OptionalDouble lostSale, double leftOver) {
        if (wanted.isPresent()) {
            return wanted.getAsDouble();
        }
        if (lostSale.isEmpty() || leftOver <= 0) {
            return otherwise;
        }
        double ratio = lostSale.getAsDouble() / (lostSale.getAsDouble() + leftOver);
        return Math.max(minimum, Math.min(maximum, ratio));
    }
}
