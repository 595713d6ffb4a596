package ai.modular.models.statistical;

import java.util.Arrays;

/**
 * A series made ready: from its first known period on, gaps as NaN, outliers cut, divided by a power of two so that no square overflows and a fit
 * does not depend on the unit.
 */
final class History {

    private static final double OUTLIER = 8;
    private static final double USUAL = .95;
    private static final int ENOUGH_SALES = 8;

    /** Leaves room for sums. */
    private static final double LARGEST = 1e300;

    private final double[] y;
    private final double scale;
    private final int season;
    private final int known;
    private final double mean;
    private final boolean constant;

    private History(double[] y, double scale, int season) {
        this.y = y;
        this.scale = scale;
        this.season = season;
        int count = 0;
        double sum = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : y) {
            if (!Double.isNaN(value)) {
                count++;
                sum += value;
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        known = count;
        mean = count == 0 ? 0 : sum / count;
        constant = low >= high;
    }

    static History of(double[] raw, int season) {
        if (season < 1) {
            throw new IllegalArgumentException("season is %d, but the least is 1: no season".formatted(season));
        }
        int first = 0;
        while (first < raw.length && !Double.isFinite(raw[first])) {
            first++;
        }
        double[] y = Arrays.copyOfRange(raw, first, raw.length);
        double largest = 0;
        for (int t = 0; t < y.length; t++) {
            y[t] = Double.isFinite(y[t]) ? y[t] : Double.NaN;
            largest = Double.isNaN(y[t]) ? largest : Math.max(largest, Math.abs(y[t]));
        }
        double cap = Math.min(LARGEST, Math.min(largest, outlierFrom(y)));
        double scale = cap > Double.MIN_NORMAL ? Math.scalb(1.0, Math.getExponent(cap)) : 1;
        for (int t = 0; t < y.length; t++) {
            y[t] = Math.max(-cap, Math.min(cap, y[t])) / scale;
        }
        return new History(y, scale, season);
    }

    private static double outlierFrom(double[] y) {
        double[] sales = Arrays.stream(y).filter(value -> value > 0).sorted().toArray();
        if (sales.length < ENOUGH_SALES) {
            return Double.POSITIVE_INFINITY;
        }
        return OUTLIER * sales[(int) (USUAL * (sales.length - 1))];
    }

    /** The series without its last periods, as it was known then. */
    History before(int periods) {
        double[] earlier = Arrays.copyOf(y, y.length - periods);
        return new History(earlier, scale, season);
    }

    /** The series with other values, such as without its season. */
    History with(double[] values) {
        return new History(values, scale, season);
    }

    /** Why nothing can be learnt from the series beyond its mean, null when something can. */
    String reasonForFallback() {
        if (known == 0) {
            return "no known period";
        }
        if (known == 1) {
            return "one known period";
        }
        return constant ? "every known period has the same value" : null;
    }

    /** Two seasons at least: before that, a season cannot be told from chance. */
    boolean showsSeason() {
        return season > 1 && known >= 2 * season;
    }

    double[] y() {
        return y;
    }

    double scale() {
        return scale;
    }

    int season() {
        return season;
    }

    int known() {
        return known;
    }

    double mean() {
        return mean;
    }
}
