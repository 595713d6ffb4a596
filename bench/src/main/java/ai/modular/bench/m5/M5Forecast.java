package ai.modular.bench.m5;

import ai.modular.models.aggregate.LevelRegression;
import ai.modular.models.aggregate.RatioQuantiles;
import ai.modular.models.aggregate.ShareModel;
import java.util.Arrays;

/** Means and quantiles of all items for the 28 days after an origin, from what was known then. */
final class M5Forecast {

    static final int HORIZON = 28;
    static final double[] GRID = {.005, .025, .165, .25, .5, .75, .835, .975, .995};

    private final M5Data data;
    private final int threads;
    private final long seed;

    M5Forecast(M5Data data, int threads, long seed) {
        this.data = data;
        this.threads = threads;
        this.seed = seed;
    }

    /**
     * @param origin the last known day, 1913 for the public window
     * @return item × day
     */
    double[][] means(int origin) {
        int end = origin - M5Data.PANEL_START;
        double[][] recent = Arrays.stream(data.totals())
                .map(row -> Arrays.copyOfRange(row, M5Data.PANEL_START, origin))
                .toArray(double[][]::new);
        try (ShareModel shares = ShareModel.train(data.panel(), recent, end, threads, seed)) {
            return shares.forecast(data.panel(), recent, groups(origin), end);
        }
    }

    private double[][] groups(int origin) {
        double[][] result = new double[data.totals().length][];
        for (String state : M5Calendar.STATES) {
            LevelRegression regression = new LevelRegression(
                    data.calendar().design(state), data.calendar().closed(), origin);
            for (int group = 0; group < result.length; group++) {
                if (data.states()[group].equals(state)) {
                    result[group] = regression.forecast(data.totals()[group], HORIZON);
                }
            }
        }
        return result;
    }

    /** @return item × day × grid, learnt from the errors of the 28 days before the origin */
    float[][][] quantiles(double[][] means, int origin) {
        int before = origin - HORIZON;
        RatioQuantiles learnt = new RatioQuantiles(GRID, means(before), data.panel(), before - M5Data.PANEL_START);
        return learnt.around(means, data.panel(), origin - M5Data.PANEL_START);
    }
}
