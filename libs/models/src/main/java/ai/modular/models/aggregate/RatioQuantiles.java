package ai.modular.models.aggregate;

import java.util.Arrays;

/**
 * Quantiles around a mean, as learnt from forecasts whose outcome is known: what sold ÷ what was expected, apart for items that scatter more or
 * less, and by how much was expected. A fifth comes from the item's own last weeks; few units are whole units.
 */
public final class RatioQuantiles {

    private static final int SPREAD_CLASSES = 10;
    private static final int MEAN_CLASSES = 20;
    private static final int OWN_DAYS = 56;
    private static final double OWN_SHARE = .2;
    private static final double WHOLE_UNITS_BELOW = 4;
    private static final double LEAST = 1e-6;

    private final double[] grid;
    private final double[] spreadEdges;
    private final double[][] meanLogs = new double[SPREAD_CLASSES][];
    private final double[][][] ratios = new double[SPREAD_CLASSES][][];

    /**
     * @param grid probabilities, rising
     * @param expected item × day, from the day {@code end} on, forecast from what was known then
     * @param panel with the outcome of these days
     */
    public RatioQuantiles(double[] grid, double[][] expected, ItemPanel panel, int end) {
        this.grid = grid;
        double[] spread = spreads(panel, end);
        spreadEdges = edges(spread.clone(), SPREAD_CLASSES);
        for (int spreadClass = 0; spreadClass < SPREAD_CLASSES; spreadClass++) {
            learn(spreadClass, spread, expected, panel, end);
        }
    }

    private void learn(int spreadClass, double[] spread, double[][] expected, ItemPanel panel, int end) {
        int count = 0;
        double[][] pairs = new double[expected.length * expected[0].length][];
        for (int series = 0; series < expected.length; series++) {
            for (int day = 0; day < expected[0].length && classOf(spread[series]) == spreadClass; day++) {
                if (expected[series][day] > LEAST) {
                    pairs[count++] = new double[] {expected[series][day], panel.sales()[series][end + day]};
                }
            }
        }
        pairs = Arrays.copyOf(pairs, count);
        Arrays.sort(pairs, (a, b) -> Double.compare(a[0], b[0]));
        int classes = Math.max(1, Math.min(MEAN_CLASSES, count / 200));
        meanLogs[spreadClass] = new double[classes];
        ratios[spreadClass] = new double[classes][];
        for (int i = 0; i < classes; i++) {
            double[][] part = Arrays.copyOfRange(
                    pairs, (int) ((long) count * i / classes), (int) ((long) count * (i + 1) / classes));
            double mean =
                    Arrays.stream(part).mapToDouble(pair -> pair[0]).average().orElse(1);
            double[] ratio = Arrays.stream(part)
                    .mapToDouble(pair -> pair[1] / pair[0])
                    .sorted()
                    .toArray();
            meanLogs[spreadClass][i] = Math.log(mean);
            ratios[spreadClass][i] =
                    Arrays.stream(grid).map(p -> quantile(ratio, p)).toArray();
        }
    }

    /**
     * @param expected item × day from the day {@code end} on
     * @return item × day × grid, rising along the grid, not below 0
     */
    public float[][][] around(double[][] expected, ItemPanel panel, int end) {
        double[] spread = spreads(panel, end);
        float[][][] result = new float[expected.length][expected[0].length][];
        for (int series = 0; series < expected.length; series++) {
            double[] own = ownShape(panel.sales()[series], end);
            for (int day = 0; day < expected[0].length; day++) {
                result[series][day] = quantiles(expected[series][day], classOf(spread[series]), own);
            }
        }
        return result;
    }

    private float[] quantiles(double mean, int spreadClass, double[] own) {
        float[] result = new float[grid.length];
        double highest = 0;
        for (int i = 0; i < grid.length; i++) {
            double pooled = mean > LEAST ? mean * ratio(spreadClass, Math.log(mean), i) : 0;
            double value = own.length == 0 ? pooled : (1 - OWN_SHARE) * pooled + OWN_SHARE * mean * own[i];
            highest = Math.max(highest, mean < WHOLE_UNITS_BELOW ? Math.rint(value) : value);
            result[i] = (float) highest;
        }
        return result;
    }

    private double ratio(int spreadClass, double logMean, int i) {
        double[] logs = meanLogs[spreadClass];
        int above = 0;
        while (above < logs.length && logs[above] < logMean) {
            above++;
        }
        if (above == 0 || above == logs.length) {
            return ratios[spreadClass][above == 0 ? 0 : above - 1][i];
        }
        double weight = (logMean - logs[above - 1]) / (logs[above] - logs[above - 1]);
        return (1 - weight) * ratios[spreadClass][above - 1][i] + weight * ratios[spreadClass][above][i];
    }

    /** Quantiles ÷ mean of the last weeks; empty when nothing was sold in them. */
    private double[] ownShape(float[] sales, int end) {
        double[] days = new double[Math.min(OWN_DAYS, end)];
        for (int i = 0; i < days.length; i++) {
            days[i] = sales[end - days.length + i];
        }
        double mean = Arrays.stream(days).average().orElse(0);
        Arrays.sort(days);
        return mean > 0 ? Arrays.stream(grid).map(p -> quantile(days, p) / mean).toArray() : new double[0];
    }

    /** Variance ÷ mean of the last weeks of each item. */
    private static double[] spreads(ItemPanel panel, int end) {
        double[] result = new double[panel.size()];
        int days = Math.min(OWN_DAYS, end);
        for (int series = 0; series < result.length; series++) {
            double sum = 0;
            double squares = 0;
            for (int day = end - days; day < end; day++) {
                sum += panel.sales()[series][day];
                squares += panel.sales()[series][day] * panel.sales()[series][day];
            }
            double mean = sum / days;
            result[series] = (squares / days - mean * mean + .1) / (mean + .1);
        }
        return result;
    }

    private int classOf(double spread) {
        int position = Arrays.binarySearch(spreadEdges, spread);
        return position >= 0 ? position : -position - 1;
    }

    private static double[] edges(double[] values, int classes) {
        Arrays.sort(values);
        double[] result = new double[classes - 1];
        for (int i = 1; i < classes; i++) {
            result[i - 1] = values[(int) ((long) values.length * i / classes)];
        }
        return result;
    }

    private static double quantile(double[] sorted, double probability) {
        double position = probability * (sorted.length - 1);
        int below = (int) position;
        double rest = position - below;
        return below + 1 < sorted.length ? (1 - rest) * sorted[below] + rest * sorted[below + 1] : sorted[below];
    }
}
