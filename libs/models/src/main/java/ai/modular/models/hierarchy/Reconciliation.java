package ai.modular.models.hierarchy;

import ai.modular.models.hierarchy.SumTree.Node;
import java.util.Arrays;

/**
 * How far the forecasts of series are drawn towards forecasts of their sums, level by level, the topmost first: where the series of a node add up to S
 * in a week and the node's own forecast is F, each mean below it is multiplied by 1 + weight × (F ÷ S − 1). Whole weeks, because what a day has of
 * its own (a discount, a holiday) the series know better.
 *
 * <p>With weights 0 the sums are those of the series, bottom-up; with weight 1 at a level, the sums of its nodes are their own forecasts. In between it is the
 * gain that minimum trace reconciliation gives a node when errors are not correlated and their variances are in proportion to the means, so that a
 * correction spreads in that proportion; the levels are taken one after the other. S. L. Wickramasuriya, G. Athanasopoulos and R. J. Hyndman, Optimal
 * forecast reconciliation for hierarchical and grouped time series through trace minimization, Journal of the American Statistical Association 114
 * (2019), 804–819.
 *
 * @param chain weight of the sum of all, 0 … 1
 * @param store weight of the sums of stores, 0 … 1
 * @param department weight of the sums of departments of stores, 0 … 1
 */
public record Reconciliation(double chain, double store, double department) {

    /** Sums as the series give them. */
    public static final Reconciliation BOTTOM_UP = new Reconciliation(0, 0, 0);

    static final int WEEK = 7;

    /** A ratio beyond this says that the sum's forecast is broken. */
    private static final double LEAST_RATIO = .5;

    private static final double LARGEST_RATIO = 2;

    public Reconciliation {
        if (!within(chain) || !within(store) || !within(department)) {
            throw new IllegalArgumentException("weights of chain %s, store %s, department %s: each must lie in 0 … 1"
                    .formatted(chain, store, department));
        }
    }

    private static boolean within(double weight) {
        return weight >= 0 && weight <= 1;
    }

    double weight(Level level) {
        return switch (level) {
            case CHAIN -> chain;
            case STORE -> store;
            case DEPARTMENT -> department;
        };
    }

    /**
     * What the means of all series of a department, and their quantiles, are to be multiplied by.
     *
     * @param expected sums of the means of the departments' series, {@code [department][day]}, as if no store was ever closed: so are the forecasts of the sums
     * @return {@code [department][day]}, above 0; 1 where a sum says too little of itself
     */
    public double[][] factors(SumTree tree, double[][] expected) {
        double[][] factors = ones(tree);
        for (Level level : Level.values()) {
            if (weight(level) > 0) {
                tree.nodes(level).forEach(node -> scale(node, weight(level), expected, factors));
            }
        }
        return factors;
    }

    static double[][] ones(SumTree tree) {
        double[][] result = new double[tree.size()][tree.horizon()];
        Arrays.stream(result).forEach(days -> Arrays.fill(days, 1));
        return result;
    }

    static void scale(Node node, double weight, double[][] expected, double[][] factors) {
        double[] ratios = ratios(node, expected, factors);
        for (int member : node.members()) {
            for (int day = 0; day < ratios.length; day++) {
                factors[member][day] *= 1 + weight * (ratios[day] - 1);
            }
        }
    }

    /** F ÷ S of the week of each day; 1 where nothing is expected. */
    static double[] ratios(Node node, double[][] expected, double[][] factors) {
        double[] result = new double[node.forecast().length];
        for (int from = 0; from < result.length; from += WEEK) {
            int to = Math.min(from + WEEK, result.length);
            double own = Arrays.stream(node.forecast(), from, to).sum();
            double sum = sum(node, expected, factors, from, to);
            double ratio = sum > 0 ? Math.max(LEAST_RATIO, Math.min(LARGEST_RATIO, own / sum)) : 1;
            Arrays.fill(result, from, to, ratio);
        }
        return result;
    }

    /** Of some days, over the departments of a node. */
    static double sum(Node node, double[][] values, double[][] factors, int from, int to) {
        double sum = 0;
        for (int member : node.members()) {
            for (int day = from; day < to; day++) {
                sum += values[member][day] * factors[member][day];
            }
        }
        return sum;
    }
}
