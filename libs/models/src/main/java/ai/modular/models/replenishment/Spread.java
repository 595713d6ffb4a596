package ai.modular.models.replenishment;

/**
 * How far demand falls from its mean: variance = own factor × (a × mean + b × mean²), the form of a negative binomial with what mixed series add.
 * a and b are those of all series together, from what smoothing missed in the past; the factor of a series is drawn towards 1.
 */
final class Spread {

    /** As many periods as the own past must have to count as much as all series. */
    private static final double PRIOR_PERIODS = 13;

    private final double linear;
    private final double quadratic;
    private final double[] factor;

    private Spread(double linear, double quadratic, double[] factor) {
        this.linear = linear;
        this.quadratic = quadratic;
        this.factor = factor;
    }

    /** @param horizon steps ahead that matter: the past is forecast from half of them */
    static Spread of(PeriodPanel panel, SmoothedDemand smoothed, int horizon) {
        int ahead = (horizon + 1) / 2;
        int window = panel.cadence().windows()[panel.cadence() == Cadence.WEEKLY ? 5 : 4];
        int from = Math.max(Math.max(ahead, panel.periods() - window), panel.periods() / 4);
        double[] sums = new double[5];
        visit(panel, smoothed, from, ahead, (series, mean, error) -> {
            // Relative to the usual size of the square, so that fast series do not decide alone
            double weight = 1 / ((mean + .5) * (mean + .5) * (mean + .5) * (mean + .5));
            sums[0] += weight * mean * mean;
            sums[1] += weight * mean * mean * mean;
            sums[2] += weight * mean * mean * mean * mean;
            sums[3] += weight * mean * error;
            sums[4] += weight * mean * mean * error;
        });
        double[] pooled = solve(sums);
        double[] seen = new double[panel.series()];
        double[] expected = new double[panel.series()];
        int[] count = new int[panel.series()];
        visit(panel, smoothed, from, ahead, (series, mean, error) -> {
            seen[series] += error;
            expected[series] += pooled[0] * mean + pooled[1] * mean * mean;
            count[series]++;
        });
        double[] factor = new double[panel.series()];
        for (int series = 0; series < factor.length; series++) {
            double prior = count[series] == 0 ? 0 : PRIOR_PERIODS * expected[series] / count[series];
            double against = expected[series] + prior;
            factor[series] = against > 0 ? Math.max(.2, Math.min(5, (seen[series] + prior) / against)) : 1;
        }
        return new Spread(pooled[0], pooled[1], factor);
    }

    private interface Miss {
        void of(int series, double mean, double squaredError);
    }

    private static void visit(PeriodPanel panel, SmoothedDemand smoothed, int from, int ahead, Miss miss) {
        for (int series = 0; series < panel.series(); series++) {
            for (int period = from; period < panel.periods(); period++) {
                double value = panel.demand()[series][period];
                double mean = smoothed.mean(series, period - ahead + 1, period);
                if (!Double.isNaN(value) && mean > 0) {
                    miss.of(series, mean, (value - mean) * (value - mean));
                }
            }
        }
    }

    /** Weighted least squares of two coefficients, each 0 or more; Poisson where there is nothing to learn from. */
    private static double[] solve(double[] sums) {
        double determinant = sums[0] * sums[2] - sums[1] * sums[1];
        if (!(sums[0] > 0)) {
            return new double[] {1, 0};
        }
        double linear = (sums[3] * sums[2] - sums[4] * sums[1]) / determinant;
        double quadratic = (sums[4] * sums[0] - sums[3] * sums[1]) / determinant;
        if (!(determinant > 1e-12 * sums[0] * sums[2]) || quadratic < 0) {
            return new double[] {sums[3] / sums[0], 0};
        }
        return linear < 0 ? new double[] {0, sums[4] / sums[2]} : new double[] {linear, quadratic};
    }

    double variance(int series, double mean) {
        return factor[series] * (linear * mean + quadratic * mean * mean);
    }
}
