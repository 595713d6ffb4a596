package ai.modular.models.statistical;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/** The least value of a function that costs a pass over a series: few calls, no more precision than a forecast feels. */
final class Search {

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double ENOUGH = 1e-4;

    private Search() {}

    /** Where the function is least: the best of a grid, then golden sections between its neighbours. */
    static double alongLine(DoubleUnaryOperator function, double[] grid, int sections) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < grid.length; i++) {
            double value = function.applyAsDouble(grid[i]);
            if (value < least) {
                least = value;
                best = i;
            }
        }
        double low = grid[Math.max(0, best - 1)];
        double high = grid[Math.min(grid.length - 1, best + 1)];
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = function.applyAsDouble(left);
        double atRight = function.applyAsDouble(right);
        for (int i = 0; i < sections; i++) {
            if (atLeft <= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = function.applyAsDouble(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = function.applyAsDouble(right);
            }
        }
        double found = atLeft <= atRight ? left : right;
        return Math.min(atLeft, atRight) < least ? found : grid[best];
    }

    /**
     * Nelder and Mead, A Simplex Method for Function Minimization, 1965, within a box: what leaves it is set on its side.
     *
     * @param start inside the box; the simplex reaches {@code step} from it
     * @return where the function is least
     */
    static double[] inBox(
            ToDoubleFunction<double[]> function,
            double[] start,
            double[] step,
            double[] low,
            double[] high,
            int calls) {
        return new Simplex(function, start, step, low, high).descend(calls, ENOUGH);
    }
}
