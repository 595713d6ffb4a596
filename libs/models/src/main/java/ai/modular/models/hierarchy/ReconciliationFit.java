package ai.modular.models.hierarchy;

import ai.modular.models.hierarchy.SumTree.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Learns the weights of a {@link Reconciliation} from origins whose days have passed: for each level, after those above it, the one of the least squared
 * error of the nodes' weeks, each error divided by the root of what was expected. It is the weight of two forecasts of one sum (J. M. Bates and C. W. J.
 * Granger, The combination of forecasts, Operational Research Quarterly 20 (1969), 451–468), kept in 0 … 1.
 */
public final class ReconciliationFit {

    private final List<Origin> origins = new ArrayList<>();

    private record Origin(SumTree tree, double[][] expected, double[][] scored, double[][] came, double[][] factors) {}

    /**
     * Adds an origin; each array is {@code [department][day]}.
     *
     * @param expected sums of the means of the departments' series
     * @param scored the same over the series that are scored on the day; 0 on a day that has not passed
     * @param came what came of these
     */
    public void add(SumTree tree, double[][] expected, double[][] scored, double[][] came) {
        origins.add(new Origin(tree, expected, scored, came, Reconciliation.ones(tree)));
    }

    /** Bottom-up where nothing was added. */
    public Reconciliation weights() {
        origins.forEach(origin -> Arrays.stream(origin.factors()).forEach(days -> Arrays.fill(days, 1)));
        double[] weights = new double[Level.values().length];
        for (Level level : Level.values()) {
            double weight = weight(level);
            weights[level.ordinal()] = weight;
            for (Origin origin : origins) {
                origin.tree()
                        .nodes(level)
                        .forEach(node -> Reconciliation.scale(node, weight, origin.expected(), origin.factors()));
            }
        }
        return new Reconciliation(
                weights[Level.CHAIN.ordinal()], weights[Level.STORE.ordinal()], weights[Level.DEPARTMENT.ordinal()]);
    }

    /** Least squares of (came − scored) on (ratio − 1) × scored, each divided by √scored. */
    private double weight(Level level) {
        double agreed = 0;
        double squares = 0;
        for (Origin origin : origins) {
            for (Node node : origin.tree().nodes(level)) {
                double[] ratios = Reconciliation.ratios(node, origin.expected(), origin.factors());
                for (int from = 0; from < ratios.length; from += Reconciliation.WEEK) {
                    int to = Math.min(from + Reconciliation.WEEK, ratios.length);
                    double scored = Reconciliation.sum(node, origin.scored(), origin.factors(), from, to);
                    double came = came(node, origin.came(), from, to);
                    double pull = ratios[from] - 1;
                    if (scored > 0) {
                        agreed += pull * (came - scored);
                        squares += pull * pull * scored;
                    }
                }
            }
        }
        return squares > 0 ? Math.max(0, Math.min(1, agreed / squares)) : 0;
    }

    private static double came(Node node, double[][] came, int from, int to) {
        return Arrays.stream(node.members())
                .mapToDouble(member -> Arrays.stream(came[member], from, to).sum())
                .sum();
    }
}
