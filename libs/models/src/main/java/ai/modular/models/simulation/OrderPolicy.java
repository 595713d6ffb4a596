package ai.modular.models.simulation;

import java.util.List;

/** Decides what is ordered at the close of a period. */
@FunctionalInterface
public interface OrderPolicy {

    /** @return units per series, each 0 or more and a multiple of the item's pack; ignored for items that are not reviewed now */
    double[] order(Situation now);

    /**
     * What is known when an order is placed.
     *
     * @param period number of periods played so far
     * @param known demand, {@code [series][period]}, the history and the periods played; NaN where unknown
     * @param stock per series
     */
    record Situation(int period, double[][] known, List<ItemStock> stock) {}
}
