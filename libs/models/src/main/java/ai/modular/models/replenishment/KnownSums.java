package ai.modular.models.replenishment;

/** Means over stretches of one series, unknown periods left out. */
final class KnownSums {

    private final double[] sum;
    private final double[] squares;
    private final int[] known;

    KnownSums(double[] demand) {
        sum = new double[demand.length + 1];
        squares = new double[demand.length + 1];
        known = new int[demand.length + 1];
        for (int period = 0; period < demand.length; period++) {
            boolean isKnown = !Double.isNaN(demand[period]);
            double value = isKnown ? demand[period] : 0;
            sum[period + 1] = sum[period] + value;
            squares[period + 1] = squares[period] + value * value;
            known[period + 1] = known[period] + (isKnown ? 1 : 0);
        }
    }

    /** From inclusive, to exclusive, both cut to what there is. */
    int known(int from, int to) {
        return cut(to) <= cut(from) ? 0 : known[cut(to)] - known[cut(from)];
    }

    /** NaN when nothing is known. */
    double mean(int from, int to) {
        int count = known(from, to);
        return count == 0 ? Double.NaN : (sum[cut(to)] - sum[cut(from)]) / count;
    }

    double deviation(int from, int to) {
        double mean = mean(from, to);
        int count = known(from, to);
        return count == 0
                ? Double.NaN
                : Math.sqrt(Math.max(0, (squares[cut(to)] - squares[cut(from)]) / count - mean * mean));
    }

    private int cut(int period) {
        return Math.max(0, Math.min(period, sum.length - 1));
    }
}
