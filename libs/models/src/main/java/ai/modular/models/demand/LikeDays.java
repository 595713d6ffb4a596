package ai.modular.models.demand;

import ai.modular.contracts.model.DemandSeries;

/** Days of the past that resemble a target day: the same weekday, a discount as deep, an event or none. Reads positions below the origin only. */
final class LikeDays {

    private static final int WEEKS = 8;
    private static final int EVENT_WEEKS = 4;
    private static final double PRIOR_WEEKS = .3;
    private static final double SAME_DISCOUNT = .05;

    /** Mean of the weekday over the last 1 … 8 weeks, drawn towards the level. */
    final double[] weekday = new double[WEEKS];

    int lastWeekday;
    int weekdayEvents;
    double discount;
    double discountDays;
    double event;

    void read(DemandSeries series, int origin, int target, double level) {
        readWeekdays(series, origin, target, level);
        readPlan(series, origin, target, level);
    }

    private void readWeekdays(DemandSeries series, int origin, int target, double level) {
        lastWeekday = target - 7 * ((target - origin) / 7 + 1);
        weekdayEvents = 0;
        double sum = 0;
        double weight = 0;
        for (int week = 0; week < WEEKS; week++) {
            int day = lastWeekday - 7 * week;
            double w = day >= 0 ? DayWeights.of(series, day) : 0;
            sum += w > 0 ? w * series.demand()[day] : 0;
            weight += w;
            weekdayEvents += day >= 0 && week < EVENT_WEEKS && series.event()[day] > 0 ? 1 : 0;
            weekday[week] = (sum + PRIOR_WEEKS * level) / (weight + PRIOR_WEEKS);
        }
    }

    private void readPlan(DemandSeries series, int origin, int target, double level) {
        double targetDiscount = orZero(valueAt(series.discount(), target));
        boolean targetEvent = valueAt(series.event(), target) > 0;
        double sum = level;
        double eventSum = level;
        double eventDays = 1;
        discountDays = 0;
        for (int day = Math.max(0, origin - 7 * WEEKS); day < origin; day++) {
            double w = DayWeights.of(series, day);
            if (w > 0 && Math.abs(orZero(series.discount()[day]) - targetDiscount) < SAME_DISCOUNT) {
                sum += w * series.demand()[day];
                discountDays += w;
            }
            if (w > 0 && series.event()[day] > 0 == targetEvent) {
                eventSum += w * series.demand()[day];
                eventDays += w;
            }
        }
        discount = sum / (discountDays + 1);
        event = eventSum / eventDays;
    }

    /** NaN where the day is outside. */
    static double valueAt(double[] values, int day) {
        return day >= 0 && day < values.length ? values[day] : Double.NaN;
    }

    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}
