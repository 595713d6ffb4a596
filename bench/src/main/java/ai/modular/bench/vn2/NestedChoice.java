package ai.modular.bench.vn2;

import java.util.List;

/** Settings of a window from the windows before it: those with the least cost there, each window relative to the benchmark's. */
final class NestedChoice {

    private NestedChoice() {}

    /**
     * @param ratios {@code [window][candidate]}, cost ÷ cost of the benchmark
     * @param window for which is chosen; of the ratios only those of windows before it are looked at
     * @return index of a candidate: of equally good ones, and where no window lies before, the first
     */
    static int of(List<double[]> ratios, int window) {
        int best = 0;
        for (int candidate = 1; window > 0 && candidate < ratios.get(0).length; candidate++) {
            if (sum(ratios, window, candidate) < sum(ratios, window, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static double sum(List<double[]> ratios, int windows, int candidate) {
        double sum = 0;
        for (int window = 0; window < windows; window++) {
            sum += ratios.get(window)[candidate];
        }
        return sum;
    }
}
