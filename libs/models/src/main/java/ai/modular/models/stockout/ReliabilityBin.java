package ai.modular.models.stockout;

import java.util.ArrayList;
import java.util.List;

/**
 * One point of a reliability diagram (Murphy and Winkler 1977): cases whose probabilities lie in the same tenth.
 *
 * @param probability mean of the cases
 * @param rate of the event among them
 */
public record ReliabilityBin(double probability, double rate, int cases) {

    private static final int BINS = 10;

    /** From the lowest tenth on; tenths without cases are left out. */
    public static List<ReliabilityBin> of(double[] probabilities, boolean[] happened) {
        double[] sums = new double[BINS];
        int[] events = new int[BINS];
        int[] cases = new int[BINS];
        for (int i = 0; i < probabilities.length; i++) {
            int bin = Math.min((int) (probabilities[i] * BINS), BINS - 1);
            sums[bin] += probabilities[i];
            events[bin] += happened[i] ? 1 : 0;
            cases[bin]++;
        }
        List<ReliabilityBin> result = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (cases[bin] > 0) {
                result.add(new ReliabilityBin(sums[bin] / cases[bin], events[bin] / (double) cases[bin], cases[bin]));
            }
        }
        return result;
    }
}
