package ai.modular.models.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Plays a policy against a demand that is known to the simulation only. Deterministic: periodic review, a lead time, lost sales (no backorders),
 * packs, lots that expire.
 *
 * <p>A period: the order is placed at the close of the period before; what arrives becomes sellable; demand is met first-expired first; what meets
 * an empty shelf is lost; what has expired is thrown away; what is left is held.
 */
public final class Simulation {

    private final List<ItemStock> opening;
    private final List<StockRules> rules;

    /** One entry per series in both. */
    public Simulation(List<ItemStock> opening, List<StockRules> rules) {
        if (opening.size() != rules.size()) {
            throw new IllegalArgumentException(
                    "%d opening stocks, but rules for %d series".formatted(opening.size(), rules.size()));
        }
        this.opening = List.copyOf(opening);
        this.rules = List.copyOf(rules);
    }

    /**
     * @param history demand before the first period, {@code [series][period]}, NaN where unknown
     * @param demand of the periods played, {@code [series][period]}, each 0 or more
     * @param orderPeriods how many of the periods begin with an order, from the first on
     */
    public SimulationResult run(OrderPolicy policy, double[][] history, double[][] demand, int orderPeriods) {
        if (history.length != rules.size() || demand.length != rules.size()) {
            throw new IllegalArgumentException("history of %d and demand of %d series, but rules for %d"
                    .formatted(history.length, demand.length, rules.size()));
        }
        int periods = demand.length == 0 ? 0 : demand[0].length;
        List<Shelf> shelves = new ArrayList<>();
        for (int series = 0; series < rules.size(); series++) {
            shelves.add(new Shelf(opening.get(series), rules.get(series)));
        }
        SimulationResult result = new SimulationResult(rules, periods);
        for (int period = 0; period < periods; period++) {
            if (period < orderPeriods && anyReviewed(period)) {
                var now = new OrderPolicy.Situation(period, known(history, demand, period), stocks(shelves));
                order(policy.order(now), period, shelves, result);
            }
            for (int series = 0; series < shelves.size(); series++) {
                result.record(series, period, shelves.get(series).play(demand[series][period]));
            }
        }
        return result.endingWith(stocks(shelves));
    }

    private boolean anyReviewed(int period) {
        return rules.stream().anyMatch(rule -> period % rule.review() == 0);
    }

    private void order(double[] quantities, int period, List<Shelf> shelves, SimulationResult result) {
        if (quantities.length != shelves.size()) {
            throw new IllegalArgumentException(
                    "the policy orders for %d series, but %d are played".formatted(quantities.length, shelves.size()));
        }
        for (int series = 0; series < quantities.length; series++) {
            if (period % rules.get(series).review() == 0) {
                shelves.get(series).order(quantities[series]);
                result.recordOrder(series, period, quantities[series]);
            }
        }
    }

    private static double[][] known(double[][] history, double[][] demand, int period) {
        double[][] result = new double[history.length][];
        for (int series = 0; series < history.length; series++) {
            result[series] = Arrays.copyOf(history[series], history[series].length + period);
            System.arraycopy(demand[series], 0, result[series], history[series].length, period);
        }
        return result;
    }

    private static List<ItemStock> stocks(List<Shelf> shelves) {
        return shelves.stream().map(Shelf::stock).toList();
    }
}
