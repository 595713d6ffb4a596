package ai.modular.models.replenishment;

/**
 * How much more or less than usual all series together sell at each place of the season. One factor for all: a single series is too noisy to
 * show its own.
 */
final class SeasonFactors {

    private final PeriodPanel panel;
    private final double[] factor;

    private SeasonFactors(PeriodPanel panel, double[] factor) {
        this.panel = panel;
        this.factor = factor;
    }

    /** Mean of the total at each place ÷ mean of these means; a place that was never seen, and all of them in less than a cycle, count 1. */
    static SeasonFactors of(PeriodPanel panel) {
        int places = panel.cadence().seasons();
        double[] sum = new double[places];
        int[] count = new int[places];
        double[] total = panel.total();
        for (int period = 0; period < total.length; period++) {
            if (!Double.isNaN(total[period])) {
                sum[panel.season(period)] += total[period];
                count[panel.season(period)]++;
            }
        }
        double mean = 0;
        int seen = 0;
        for (int place = 0; place < places; place++) {
            if (count[place] > 0) {
                sum[place] /= count[place];
                mean += sum[place];
                seen++;
            }
        }
        mean /= Math.max(1, seen);
        double[] factor = new double[places];
        boolean whole = total.length >= panel.cadence().cycle();
        for (int place = 0; place < places; place++) {
            factor[place] = whole && count[place] > 0 && sum[place] > 0 ? sum[place] / mean : 1;
        }
        return new SeasonFactors(panel, factor);
    }

    double at(int period) {
        return factor[panel.season(period)];
    }
}
