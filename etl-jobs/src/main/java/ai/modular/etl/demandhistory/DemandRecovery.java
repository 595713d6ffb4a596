package ai.modular.etl.demandhistory;

/**
 * Undoes the censoring of sales by empty shelves: what would have been sold with stock all day.
 *
 * <p>Dividing sales by availability overshoots: days that sold out early are days that happened to sell fast. Here only the missing part of the
 * day is estimated, and from an expectation that the day itself corrects:
 *
 * <pre>demand = y + (1 − a) × m × (k + y ÷ m) ÷ (k + a)</pre>
 *
 * with sales y, availability a and the level m that was to be expected. It is the posterior mean of a gamma-distributed rate around m after y was
 * seen in a share a of the day; k says how many expected days the prior weighs. With k = 0 it is y ÷ a, with k → ∞ it is y + (1 − a) × m.
 *
 * <p>The level is a ratio of sums, Σ w·y ÷ Σ w·a over the eight weeks around: for sales that stop at an empty shelf that is the consistent
 * estimate of the rate, unlike the mean of days with stock (those that sold slowly) and the mean of y ÷ a (dominated by days that sold out early).
 * The weights w prefer recent days, the same weekday, and days of the same discount and event. Constants and accuracy: docs/demand-recovery.md.
 */
public final class DemandRecovery {

    /** Days that are looked at: the target and those before it; the first days of a series look at its first days instead. */
    public static final int WINDOW = 56;

    private static final double HALF_LIFE_DAYS = 10;
    private static final double SAME_WEEKDAY = 2;
    private static final double DISCOUNT_SCALE = .1;
    private static final double OTHER_EVENT = .6;
    private static final double PRIOR_DAYS = .2;
    private static final double RATE_PRIOR = 1;
    private static final double DISPERSION_PRIOR_DAYS = 1;
    private static final double POISSON = 1;
    private static final double DISPERSION_FACTOR = 1.8;
    private static final double LEVEL_VARIANCE = .1;
    private static final double NINETY_PERCENT = 1.2816;
    private static final double[] AGE_WEIGHT = ageWeights();

    private DemandRecovery() {}

    /**
     * @param mean expected units with stock all day; never less than what was sold
     * @param low 10 % quantile
     * @param high 90 % quantile
     */
    public record Demand(double mean, double low, double high) {}

    /**
     * The demand of one day of a series.
     *
     * @param series known up to the last day that may be looked at
     * @param target index of the day in the series
     * @param pooledLevel units per day of a usual item of the group; keeps a new series from having no level at all
     */
    static Demand of(SeriesDays series, int target, double pooledLevel) {
        double y = Math.max(0, series.sold(target));
        double a = series.availability(target);
        if (a >= 1) {
            return new Demand(y, y, y);
        }
        double level = level(series, target, pooledLevel);
        double missing = level > 0 ? (1 - a) * (RATE_PRIOR * level + y) / (RATE_PRIOR + a) : 0;
        double variance = DISPERSION_FACTOR * dispersion(series, target) * missing + LEVEL_VARIANCE * missing * missing;
        return new Demand(
                y + missing,
                y + gammaQuantile(missing, variance, -NINETY_PERCENT),
                y + gammaQuantile(missing, variance, NINETY_PERCENT));
    }

    static double level(SeriesDays series, int target, double pooledLevel) {
        double sold = PRIOR_DAYS * pooledLevel;
        double exposure = PRIOR_DAYS;
        int end = series.windowEnd(target, WINDOW);
        for (int i = series.windowStart(target, WINDOW); i < end; i++) {
            double weight = weight(series, target, i);
            sold += weight * Math.max(0, series.sold(i));
            exposure += weight * series.availability(i);
        }
        return sold / exposure;
    }

    private static double weight(SeriesDays series, int target, int i) {
        int age = Math.abs(series.day(target) - series.day(i));
        double weight = AGE_WEIGHT[age];
        if (age % 7 == 0) {
            weight *= SAME_WEEKDAY;
        }
        double distance = Math.abs(series.discount(target) - series.discount(i));
        if (distance > 0) {
            weight *= Math.exp(-distance / DISCOUNT_SCALE);
        }
        return series.event(target) == series.event(i) ? weight : weight * OTHER_EVENT;
    }

    /** Variance ÷ mean of the days around their mean rate; without any sales that of counts. */
    private static double dispersion(SeriesDays series, int target) {
        int start = series.windowStart(target, WINDOW);
        int end = series.windowEnd(target, WINDOW);
        double sold = 0;
        double exposure = 0;
        for (int i = start; i < end; i++) {
            sold += Math.max(0, series.sold(i));
            exposure += series.availability(i);
        }
        double mean = exposure > 0 ? sold / exposure : 0;
        double squares = 0;
        for (int i = start; i < end; i++) {
            double error = Math.max(0, series.sold(i)) - series.availability(i) * mean;
            squares += error * error;
        }
        double own = sold > 0 ? squares / sold : POISSON;
        return (own * exposure + POISSON * DISPERSION_PRIOR_DAYS) / (exposure + DISPERSION_PRIOR_DAYS);
    }

    /** Wilson and Hilferty's approximation (1931) of a gamma quantile with this mean and variance. */
    private static double gammaQuantile(double mean, double variance, double z) {
        if (mean <= 0) {
            return 0;
        }
        double ninth = variance / (9 * mean * mean);
        double root = Math.max(0, 1 - ninth + z * Math.sqrt(ninth));
        return mean * root * root * root;
    }

    private static double[] ageWeights() {
        double[] weights = new double[WINDOW + 1];
        for (int age = 0; age < weights.length; age++) {
            weights[age] = Math.pow(.5, age / HALF_LIFE_DAYS);
        }
        return weights;
    }
}
