package ai.modular.models.stockout;

import java.util.Arrays;

/**
 * How good probabilities of an event were.
 *
 * @param brier mean squared difference to what happened (Brier 1950)
 * @param logLoss mean negative log-likelihood, probabilities clipped to 1e-6
 * @param auc probability that a case with the event had a higher one than a case without
 * @param calibrationError mean distance of rate and probability over ten bins of equal width, weighted by cases (Naeini, Cooper & Hauskrecht 2015)
 * @param rate of the event
 * @param mean probability
 */
public record ProbabilityScore(
        double brier, double logLoss, double auc, double calibrationError, double rate, double mean) {

    private static final int BINS = 10;
    private static final double SMALLEST = 1e-6;

    /** @throws IllegalArgumentException without cases, or when there are not as many outcomes as probabilities */
    public static ProbabilityScore of(double[] probabilities, boolean[] happened) {
        int n = probabilities.length;
        if (n == 0 || n != happened.length) {
            throw new IllegalArgumentException("%d probabilities, %d outcomes".formatted(n, happened.length));
        }
        double brier = 0;
        double loss = 0;
        double events = 0;
        double sum = 0;
        double[] gaps = new double[BINS];
        for (int i = 0; i < n; i++) {
            double p = probabilities[i];
            double y = happened[i] ? 1 : 0;
            double clipped = Math.min(Math.max(p, SMALLEST), 1 - SMALLEST);
            brier += (p - y) * (p - y);
            loss -= Math.log(happened[i] ? clipped : 1 - clipped);
            events += y;
            sum += p;
            gaps[Math.min((int) (p * BINS), BINS - 1)] += p - y;
        }
        double calibration = Arrays.stream(gaps).map(Math::abs).sum() / n;
        return new ProbabilityScore(
                brier / n, loss / n, auc(probabilities, happened, events), calibration, events / n, sum / n);
    }

    /** By ranks (Mann & Whitney 1947), ties shared; NaN when the event happened always or never. */
    private static double auc(double[] probabilities, boolean[] happened, double events) {
        Integer[] order = new Integer[probabilities.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(probabilities[a], probabilities[b]));
        double ranks = 0;
        for (int from = 0, to; from < order.length; from = to) {
            to = from;
            int here = 0;
            while (to < order.length && probabilities[order[to]] == probabilities[order[from]]) {
                here += happened[order[to++]] ? 1 : 0;
            }
            ranks += here * ((from + 1. + to) / 2);
        }
        double others = order.length - events;
        return events == 0 || others == 0 ? Double.NaN : (ranks - events * (events + 1) / 2) / (events * others);
    }
}
