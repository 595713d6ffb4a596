package ai.modular.models.demand;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.model.QuantileGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The distribution around a forecast mean: quantiles of (what came ÷ corrected mean) and the share of days on which nothing came, by horizon
 * and by bins of the mean, interpolated in the logarithm of the mean. Fitted on days that the model had not seen (conditional residuals; Lee and
 * Scholtes, Empirical prediction intervals revisited, 2014).
 *
 * @param meanCorrection factor on the model's mean
 * @param horizonEnds last day of each horizon part, the last one open-ended
 * @param parts one table per horizon part
 */
record Calibration(double meanCorrection, int[] horizonEnds, List<Table> parts) {

    private static final int[] ENDS = {2, 7, Integer.MAX_VALUE};
    private static final int BINS = 24;
    private static final int LEAST_PER_BIN = 150;
    private static final double LEAST_CORRECTION = .85;
    private static final double LEAST_MEAN = 1e-6;

    /** Of the mean of all means: what comes ÷ a mean near 0 says nothing but that it is near 0. */
    private static final double LEAST_SHARE = .01;

    /**
     * One horizon part.
     *
     * @param least a smaller mean has the distribution of this one; null in artifacts of earlier versions, where every mean has its own
     * @param logMean centre of each bin, increasing
     * @param zeroShare share of days without demand, per bin
     * @param ratios quantiles per bin, {@code [bin][level]}
     */
    record Table(Double least, double[] logMean, double[] zeroShare, double[][] ratios) {

        private double[] quantiles(double forecast) {
            double mean = least == null ? forecast : Math.max(least, forecast);
            double x = Math.log(Math.max(LEAST_MEAN, mean));
            int upper = 1;
            while (upper < logMean.length - 1 && logMean[upper] < x) {
                upper++;
            }
            int lower = upper - 1;
            upper = Math.min(upper, logMean.length - 1);
            double share = upper == lower ? 0 : (x - logMean[lower]) / (logMean[upper] - logMean[lower]);
            share = Math.min(1, Math.max(0, share));
            double zero = zeroShare[lower] + share * (zeroShare[upper] - zeroShare[lower]);
            double[] result = new double[QuantileGrid.SIZE];
            for (int i = 0; i < result.length; i++) {
                double ratio = ratios[lower][i] + share * (ratios[upper][i] - ratios[lower][i]);
                result[i] = QuantileGrid.level(i) <= zero ? 0 : mean * ratio;
            }
            return result;
        }
    }

    /** Fits on residuals; {@code meanCorrection} is applied to their means first. */
    static Calibration fit(Residuals residuals, double meanCorrection) {
        List<Table> parts = new ArrayList<>();
        double least = Math.max(LEAST_MEAN, LEAST_SHARE * meanCorrection * residuals.meanForecast());
        for (int part = 0; part < ENDS.length; part++) {
            int first = part == 0 ? 1 : ENDS[part - 1] + 1;
            int last = ENDS[part];
            int[] members = IntStream.range(0, residuals.size())
                    .filter(i -> residuals.horizon(i) >= first && residuals.horizon(i) <= last)
                    .toArray();
            parts.add(members.length > 0 ? table(residuals, members, meanCorrection, least) : null);
        }
        for (int part = 0; part < ENDS.length; part++) {
            if (parts.get(part) == null) {
                parts.set(part, nearest(parts, part));
            }
        }
        return new Calibration(meanCorrection, ENDS.clone(), parts);
    }

    /**
     * The factor that the origins ask for, as far as they agree: the mean of their logarithms, shrunk by mean² ÷ (mean² + its squared standard
     * error). One strong week is no bias. Kept within 15 %: more is a broken model.
     *
     * @param levels what came ÷ what was forecast, per origin
     */
    static double correction(double[] levels) {
        int origins = levels.length;
        double mean = Arrays.stream(levels).map(Math::log).sum() / Math.max(1, origins);
        if (origins < 2 || mean == 0) {
            return 1;
        }
        double squares = Arrays.stream(levels)
                .map(level -> Math.pow(Math.log(level) - mean, 2))
                .sum();
        double error = squares / (origins - 1) / origins;
        double factor = Math.exp(mean * mean * mean / (mean * mean + error));
        return Math.min(1 / LEAST_CORRECTION, Math.max(LEAST_CORRECTION, factor));
    }

    /** Quantiles around a corrected mean. */
    double[] quantiles(double correctedMean, int horizon) {
        int part = 0;
        while (horizon > horizonEnds[part]) {
            part++;
        }
        return parts.get(part).quantiles(correctedMean);
    }

    private static Table nearest(List<Table> parts, int part) {
        for (int distance = 1; distance < ENDS.length; distance++) {
            for (int other : new int[] {part - distance, part + distance}) {
                if (other >= 0 && other < ENDS.length && parts.get(other) != null) {
                    return parts.get(other);
                }
            }
        }
        throw new UserError(
                "The backtest has no day that can be scored: every one is unknown or was out of stock for too long",
                "Check the availability in the demand history; until then the nights use the seasonal naive forecast.");
    }

    private static Table table(Residuals residuals, int[] members, double correction, double least) {
        int[] byMean = byMean(residuals, members);
        int bins = Math.max(1, Math.min(BINS, byMean.length / LEAST_PER_BIN));
        double[] logMean = new double[bins];
        double[] zeroShare = new double[bins];
        double[][] ratios = new double[bins][];
        for (int bin = 0; bin < bins; bin++) {
            int from = (int) ((long) bin * byMean.length / bins);
            int to = (int) ((long) (bin + 1) * byMean.length / bins);
            double[] ratio = new double[to - from];
            double sum = 0;
            int zeros = 0;
            for (int i = from; i < to; i++) {
                double mean = Math.max(least, correction * residuals.mean(byMean[i]));
                ratio[i - from] = residuals.actual(byMean[i]) / mean;
                zeros += residuals.actual(byMean[i]) == 0 ? 1 : 0;
                sum += mean;
            }
            Arrays.sort(ratio);
            logMean[bin] = Math.log(sum / ratio.length) + bin * 1e-9;
            zeroShare[bin] = zeros / (double) ratio.length;
            ratios[bin] = quantilesOf(ratio);
        }
        return new Table(least, logMean, zeroShare, ratios);
    }

    /** Sorted by mean, as floats are precise enough to fill bins, in primitives: mean and index in one number. */
    private static int[] byMean(Residuals residuals, int[] members) {
        return IntStream.of(members)
                .mapToLong(i -> (long) Float.floatToIntBits((float) Math.max(0, residuals.mean(i))) << 32 | i)
                .sorted()
                .mapToInt(packed -> (int) packed)
                .toArray();
    }

    private static double[] quantilesOf(double[] sorted) {
        double[] result = new double[QuantileGrid.SIZE];
        for (int i = 0; i < result.length; i++) {
            double position = QuantileGrid.level(i) * (sorted.length - 1);
            int lower = (int) position;
            int upper = Math.min(lower + 1, sorted.length - 1);
            result[i] = sorted[lower] + (position - lower) * (sorted[upper] - sorted[lower]);
        }
        return result;
    }
}
