package ai.modular.etl.demandhistory;

import java.io.Serializable;

/**
 * How the sales of a usual day spread over the hours. Collects hours with stock only, so that an empty shelf does not look like a quiet hour.
 *
 * <p>An hour's rate is the units sold in it per day on which it had stock; the rates within opening hours, divided by their sum, are the profile.
 */
public final class HourlyProfile implements Serializable {

    private static final long serialVersionUID = 1;

    /** Weight of the group's profile, in units of sales: a series that sold less than this follows its group. Measured, see docs/demand-recovery.md. */
    static final double PRIOR_UNITS = 10;

    private final double[] units = new double[OpeningHours.HOURS];
    private final double[] days = new double[OpeningHours.HOURS];

    /** Adds a day, or takes it away again with a weight of −1. */
    public void add(double[] sold, boolean[] outOfStock, double weight) {
        for (int hour = 0; hour < units.length; hour++) {
            if (!outOfStock[hour]) {
                units[hour] += weight * sold[hour];
                days[hour] += weight;
            }
        }
    }

    /** The days of both. */
    public HourlyProfile plus(HourlyProfile other) {
        HourlyProfile sum = new HourlyProfile();
        for (int hour = 0; hour < units.length; hour++) {
            sum.units[hour] = units[hour] + other.units[hour];
            sum.days[hour] = days[hour] + other.days[hour];
        }
        return sum;
    }

    /** The share of each opening hour; even where nothing was sold. */
    double[] shares(OpeningHours hours) {
        double[] rates = new double[OpeningHours.HOURS];
        for (int hour = hours.opens(); hour < hours.closes(); hour++) {
            rates[hour] = days[hour] > 0 ? Math.max(0, units[hour]) / days[hour] : 0;
        }
        return normalized(rates, hours);
    }

    /**
     * The series' own shares drawn towards those of its group: per hour (units + prior × share) ÷ (days × level + prior), where the level is the
     * series' units per full day.
     */
    double[] shares(double[] group, OpeningHours hours) {
        double level = level(group, hours);
        double[] shares = new double[OpeningHours.HOURS];
        for (int hour = hours.opens(); hour < hours.closes(); hour++) {
            shares[hour] = (Math.max(0, units[hour]) + PRIOR_UNITS * group[hour]) / (days[hour] * level + PRIOR_UNITS);
        }
        return normalized(shares, hours);
    }

    /** Shares of the same group, in a store of other opening hours. */
    static double[] within(double[] shares, OpeningHours hours) {
        double[] inside = new double[OpeningHours.HOURS];
        System.arraycopy(shares, hours.opens(), inside, hours.opens(), hours.closes() - hours.opens());
        return normalized(inside, hours);
    }

    /** The share of the day's usual sales that falls into opening hours with stock, 0 … 1. */
    static double availability(double[] shares, boolean[] outOfStock) {
        double missing = 0;
        for (int hour = 0; hour < shares.length; hour++) {
            missing += outOfStock[hour] ? shares[hour] : 0;
        }
        return Math.min(1, Math.max(0, 1 - missing));
    }

    /** Units per day with stock all day, when sales spread over the hours by these shares. */
    double level(double[] group, OpeningHours hours) {
        double sold = 0;
        double exposure = 0;
        for (int hour = hours.opens(); hour < hours.closes(); hour++) {
            sold += Math.max(0, units[hour]);
            exposure += days[hour] * group[hour];
        }
        return exposure > 0 ? sold / exposure : 0;
    }

    private static double[] normalized(double[] rates, OpeningHours hours) {
        double sum = 0;
        for (double rate : rates) {
            sum += rate;
        }
        double[] shares = new double[OpeningHours.HOURS];
        for (int hour = hours.opens(); hour < hours.closes(); hour++) {
            shares[hour] = sum > 0 ? rates[hour] / sum : 1.0 / (hours.closes() - hours.opens());
        }
        return shares;
    }
}
