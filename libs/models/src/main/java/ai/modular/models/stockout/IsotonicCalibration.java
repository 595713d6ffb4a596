package ai.modular.models.stockout;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a probability turned out to mean: the monotone step function of least squares (Zadrozny and Elkan 2002; pool adjacent violators, Ayer et al.
 * 1955), made continuous by straight lines between the middles of its steps.
 *
 * @param raw middles of the steps, rising
 * @param calibrated rate of the event there, never falling
 */
public record IsotonicCalibration(double[] raw, double[] calibrated) implements Serializable {

    /** Fewer cases would be learnt by heart. */
    private static final int CASES_PER_BIN = 50;

    public IsotonicCalibration {
        if (raw.length == 0 || raw.length != calibrated.length) {
            throw new IllegalArgumentException(
                    "%d raw and %d calibrated probabilities".formatted(raw.length, calibrated.length));
        }
        for (int i = 0; i < raw.length; i++) {
            boolean rises = i == 0 || raw[i] > raw[i - 1] && calibrated[i] >= calibrated[i - 1];
            if (!rises || !(calibrated[i] >= 0 && calibrated[i] <= 1)) {
                throw new IllegalArgumentException("%s → %s: calibrated probabilities lie in 0 … 1 and do not fall"
                        .formatted(raw[i], calibrated[i]));
            }
        }
    }

    /**
     * The order of the cases does not matter.
     *
     * @throws IllegalArgumentException without cases
     */
    public static IsotonicCalibration fit(double[] probabilities, boolean[] happened) {
        if (probabilities.length == 0 || probabilities.length != happened.length) {
            throw new IllegalArgumentException(
                    "%d probabilities, %d outcomes".formatted(probabilities.length, happened.length));
        }
        int[] order = IntStream.range(0, probabilities.length)
                .boxed()
                .sorted((a, b) -> Double.compare(probabilities[a], probabilities[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        double rate =
                IntStream.range(0, happened.length).filter(i -> happened[i]).count() / (double) happened.length;
        Blocks blocks = new Blocks(order.length);
        for (int from = 0, to; from < order.length; from = to) {
            to = binEnd(order, probabilities, from);
            double sum = 0;
            int events = 0;
            for (int i = from; i < to; i++) {
                sum += probabilities[order[i]];
                events += happened[order[i]] ? 1 : 0;
            }
            // One case of the common rate beside those of the bin: nothing is certain
            blocks.add(sum / (to - from), (events + rate) / (to - from + 1.), to - from + 1.);
        }
        return blocks.calibration();
    }

    /** At least so many cases, and all with the same probability together. */
    private static int binEnd(int[] order, double[] probabilities, int from) {
        int to = Math.min(from + CASES_PER_BIN, order.length);
        if (order.length - to < CASES_PER_BIN) {
            return order.length;
        }
        while (to < order.length && probabilities[order[to]] == probabilities[order[to - 1]]) {
            to++;
        }
        return to;
    }

    public double of(double probability) {
        int at = Arrays.binarySearch(raw, probability);
        if (at >= 0) {
            return calibrated[at];
        }
        int above = -at - 1;
        if (above == 0 || above == raw.length) {
            return calibrated[above == 0 ? 0 : raw.length - 1];
        }
        double share = (probability - raw[above - 1]) / (raw[above] - raw[above - 1]);
        double value = calibrated[above - 1] + share * (calibrated[above] - calibrated[above - 1]);
        // Rounding must not break the order
        return Math.min(calibrated[above], Math.max(calibrated[above - 1], value));
    }

    /** Neighbours that fall are pooled until none does. */
    private static final class Blocks {

        private final double[] raw;
        private final double[] rate;
        private final double[] weight;
        private int count;

        Blocks(int capacity) {
            raw = new double[capacity];
            rate = new double[capacity];
            weight = new double[capacity];
        }

        void add(double middle, double share, double cases) {
            raw[count] = middle;
            rate[count] = share;
            weight[count++] = cases;
            while (count > 1 && rate[count - 2] >= rate[count - 1]) {
                double sum = weight[count - 2] + weight[count - 1];
                raw[count - 2] = (raw[count - 2] * weight[count - 2] + raw[count - 1] * weight[count - 1]) / sum;
                rate[count - 2] = (rate[count - 2] * weight[count - 2] + rate[count - 1] * weight[count - 1]) / sum;
                weight[count - 2] = sum;
                count--;
            }
        }

        IsotonicCalibration calibration() {
            return new IsotonicCalibration(Arrays.copyOf(raw, count), Arrays.copyOf(rate, count));
        }
    }
}
