package ai.modular.models.replenishment;

/** Exponential smoothing of what is left when the season of all series is divided out. */
final class SmoothedDemand {

    static final double WEIGHT = .12;

    private final SeasonFactors season;
    private final double[][] level;
    private final int periods;

    private SmoothedDemand(SeasonFactors season, double[][] level, int periods) {
        this.season = season;
        this.level = level;
        this.periods = periods;
    }

    static SmoothedDemand of(PeriodPanel panel) {
        SeasonFactors season = SeasonFactors.of(panel);
        double[][] level = new double[panel.series()][];
        for (int series = 0; series < level.length; series++) {
            double[] plain = panel.demand()[series].clone();
            for (int period = 0; period < plain.length; period++) {
                plain[period] /= season.at(period);
            }
            level[series] = RunningLevel.of(plain, WEIGHT);
        }
        return new SmoothedDemand(season, level, panel.periods());
    }

    /** Mean of a period as it was expected when {@code known} periods were known; 0 for a series of which nothing was. */
    double mean(int series, int known, int period) {
        double value = level[series][known] * season.at(period);
        return Double.isNaN(value) ? 0 : value;
    }

    /** {@code [series][step]} from the period after the last one on. */
    double[][] forecast(int horizon) {
        double[][] result = new double[level.length][horizon];
        for (int series = 0; series < result.length; series++) {
            for (int step = 0; step < horizon; step++) {
                result[series][step] = mean(series, periods, periods + step);
            }
        }
        return result;
    }
}
