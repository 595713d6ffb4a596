package ai.modular.models.gate;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The percentile bootstrap of a difference of two ratios over the same units (Efron and Tibshirani 1993, chapter 13): whole units are drawn with
 * replacement, both models with each, so that what the days of a unit have in common stays together.
 *
 * @param resamples at least 100
 * @param confidence share of the resamples within the interval, between 0 and 1
 * @param seed same seed and units, same interval
 */
public record Bootstrap(int resamples, double confidence, long seed) {

    private static final int FEWEST = 100;

    public Bootstrap {
        if (resamples < FEWEST || !(confidence > 0 && confidence < 1)) {
            throw new IllegalArgumentException("%d resamples with confidence %s: at least %d, and between 0 and 1"
                    .formatted(resamples, confidence, FEWEST));
        }
    }

    /** An interval, ends included. */
    record Interval(double low, double high) {}

    /**
     * Of Σ difference ÷ Σ weight. Negated differences give the negated interval, exactly.
     *
     * @param difference per unit
     * @param weight per unit, same length
     */
    Interval ofRatio(double[] difference, double[] weight) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] ratios = new double[resamples];
        for (int i = 0; i < resamples; i++) {
            ratios[i] = resampled(difference, weight, random);
        }
        Arrays.sort(ratios);
        int outside = (int) Math.floor((1 - confidence) / 2 * resamples);
        return new Interval(ratios[outside], ratios[resamples - 1 - outside]);
    }

    private static double resampled(double[] difference, double[] weight, SplittableRandom random) {
        double sum = 0;
        double divisor = 0;
        for (int draw = 0; draw < weight.length; draw++) {
            int unit = random.nextInt(weight.length);
            sum += difference[unit];
            divisor += weight[unit];
        }
        // Units without weight alone say nothing for either model. The zero that is added makes -0.0 positive
        return divisor == 0 ? 0 : sum / divisor + 0.0;
    }
}
