package ai.modular.models.demand;

import ai.modular.contracts.model.DemandSeries;

/**
 * What the days before an origin say, the same for every day of the horizon. Reads positions below the origin only. Reused from series to
 * series: a night makes 50,000 of these.
 */
final class Recent {

    static final int[] WINDOWS = {7, 14, 28, 56};
    private static final double PRIOR_DAYS = .5;
    private static final double SLOW = .1;
    private static final double FAST = .3;

    final double[] mean = new double[WINDOWS.length];
    final double[] availability = new double[WINDOWS.length];
    final double[] discount = new double[WINDOWS.length];
    final double[] zeroShare = new double[WINDOWS.length];
    double level;
    double slow;
    double fast;
    double deviation;
    double highest;
    double price;
    double eventShare;
    int daysSinceSale;
    int known;

    void read(DemandSeries series, int origin, GroupProfile group) {
        accumulate(series, origin);
        double prior = Double.isNaN(mean[3]) ? longAgo(series, origin, group) : mean[3];
        double weight = 28 * availability[2];
        level = ((Double.isNaN(mean[2]) ? 0 : weight * mean[2]) + PRIOR_DAYS * prior) / (weight + PRIOR_DAYS);
        level = Math.max(level, 1e-3 * group.level());
        smooth(series, origin);
    }

    private void accumulate(DemandSeries series, int origin) {
        double sum = 0;
        double weights = 0;
        double zeros = 0;
        double discounts = 0;
        double prices = 0;
        double events = 0;
        int priced = 0;
        int window = 0;
        known = 0;
        highest = 0;
        daysSinceSale = -1;
        int longest = WINDOWS[WINDOWS.length - 1];
        for (int back = 1; back <= longest; back++) {
            int day = origin - back;
            if (day >= 0) {
                double w = DayWeights.of(series, day);
                double demand = series.demand()[day];
                if (w > 0) {
                    known++;
                    sum += w * demand;
                    weights += w;
                    zeros += demand == 0 ? w : 0;
                    highest = Math.max(highest, demand);
                    daysSinceSale = demand > 0 && daysSinceSale < 0 ? back : daysSinceSale;
                }
                discounts += orZero(series.discount()[day]);
                if (back <= 28) {
                    events += orZero(series.event()[day]);
                    prices += orZero(series.price()[day]);
                    priced += Double.isNaN(series.price()[day]) ? 0 : 1;
                }
            }
            if (back == WINDOWS[window]) {
                int days = Math.max(1, Math.min(back, origin));
                mean[window] = weights > 0 ? sum / weights : Double.NaN;
                availability[window] = weights / back;
                zeroShare[window] = weights > 0 ? zeros / weights : Double.NaN;
                discount[window] = discounts / days;
                window++;
            }
        }
        price = priced > 0 ? prices / priced : Double.NaN;
        eventShare = events / 28;
    }

    /** The whole past of a series that is silent of late; the group's level when it never had a known day. */
    private static double longAgo(DemandSeries series, int origin, GroupProfile group) {
        double sum = 0;
        double weight = 0;
        for (int day = 0; day < origin; day++) {
            double w = DayWeights.of(series, day);
            sum += w > 0 ? w * series.demand()[day] : 0;
            weight += w;
        }
        return weight > 0 ? sum / weight : group.level();
    }

    private void smooth(DemandSeries series, int origin) {
        slow = level;
        fast = level;
        double squares = 0;
        double weights = 0;
        for (int day = Math.max(0, origin - WINDOWS[3]); day < origin; day++) {
            double w = DayWeights.of(series, day);
            if (w > 0) {
                double demand = series.demand()[day];
                slow += SLOW * w * (demand - slow);
                fast += FAST * w * (demand - fast);
                squares += w * (demand - level) * (demand - level);
                weights += w;
            }
        }
        deviation = weights > 0 ? Math.sqrt(squares / weights) : Double.NaN;
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}
