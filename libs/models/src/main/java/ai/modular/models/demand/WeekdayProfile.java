package ai.modular.models.demand;

import ai.modular.contracts.model.DemandSeries;

/**
 * Level and weekdays of one series, weighted by availability, over a window that ends on the origin. A weekday that was seen rarely is drawn
 * towards the level, one that was never seen is the level: short and gappy series need no case of their own.
 */
final class WeekdayProfile {

    private static final double PRIOR_DAYS = .5;

    private final double level;
    private final double[] mean = new double[7];
    private final double variance;
    private final double zeroShare;

    private WeekdayProfile(double level, double[] sums, double[] weights, double variance, double zeroShare) {
        this.level = level;
        this.variance = variance;
        this.zeroShare = zeroShare;
        for (int weekday = 0; weekday < 7; weekday++) {
            mean[weekday] = (sums[weekday] + PRIOR_DAYS * level) / (weights[weekday] + PRIOR_DAYS);
        }
    }

    static WeekdayProfile of(DemandSeries series, int window) {
        int first = Math.max(0, series.length() - window);
        double[] sums = new double[7];
        double[] weights = new double[7];
        double sum = 0;
        double weight = 0;
        double zeros = 0;
        for (int day = first; day < series.length(); day++) {
            double w = DayWeights.of(series, day);
            if (w > 0) {
                int weekday = DayWeights.weekday(series, day);
                sums[weekday] += w * series.demand()[day];
                weights[weekday] += w;
                sum += w * series.demand()[day];
                weight += w;
                zeros += series.demand()[day] == 0 ? w : 0;
            }
        }
        if (weight == 0) {
            return first == 0 ? unweighted(series) : of(series, series.length());
        }
        double level = sum / weight;
        WeekdayProfile means = new WeekdayProfile(level, sums, weights, 0, 0);
        return new WeekdayProfile(level, sums, weights, means.spread(series, first), zeros / weight);
    }

    /** Every known day was out of stock throughout: their estimates are all there is. */
    private static WeekdayProfile unweighted(DemandSeries series) {
        double sum = 0;
        int known = 0;
        for (double value : series.demand()) {
            if (!Double.isNaN(value)) {
                sum += value;
                known++;
            }
        }
        double level = known == 0 ? 0 : sum / known;
        return new WeekdayProfile(level, new double[7], new double[7], level * Math.max(1, level), 0);
    }

    /**
     * Mean squared distance from the weekday means, with a Poisson prior that counts as much as seven days, widened for means that were taken
     * from the same few weeks: by (weeks + 1) ÷ (weeks − 1), at most doubled.
     */
    private double spread(DemandSeries series, int first) {
        double sum = 7 * level;
        double weight = 7;
        for (int day = first; day < series.length(); day++) {
            double w = DayWeights.of(series, day);
            if (w > 0) {
                double residual = series.demand()[day] - mean[DayWeights.weekday(series, day)];
                sum += w * residual * residual;
                weight += w;
            }
        }
        double weeks = Math.max(3, weight / 7 - 1);
        return sum / weight * (weeks + 1) / (weeks - 1);
    }

    double level() {
        return level;
    }

    double mean(int weekday) {
        return mean[weekday];
    }

    /** Weekday mean ÷ level, 1 when nothing sells. */
    double index(int weekday) {
        return level > 0 ? mean[weekday] / level : 1;
    }

    double variance() {
        return variance;
    }

    double zeroShare() {
        return zeroShare;
    }
}
