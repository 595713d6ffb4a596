package ai.modular.models.daylevel;

import java.util.List;

/** The series' own past clean days, by how much they are like the day ahead: in discount, in kind, in weekday. */
final class LikeDays {

    static final List<String> NAMES = List.of(
            "like_discount",
            "like_discount_days",
            "like_discount_kind",
            "like_kind",
            "like_weekday",
            "last_weekday",
            "in_stock_last_weekday");

    /** Logarithms of discounts that are apart by this much count a third. */
    static final double DISCOUNT_WIDTH = .06;

    private static final double PRIOR_DAYS = .3;

    private final DayPanel panel;
    private final Levels levels;
    private final int target;
    private final double[] decay21;
    private final double[] decay28;
    private final double[] kinds;
    private final double[] weekdays;

    LikeDays(DayPanel panel, Levels levels, int origin, int target) {
        this.panel = panel;
        this.levels = levels;
        this.target = target;
        decay21 = Decay.weights(origin, 21);
        decay28 = Decay.weights(origin, 28);
        kinds = new double[origin];
        weekdays = new double[origin];
        for (int day = 0; day < origin; day++) {
            kinds[day] = panel.types().likeness(day, target);
            weekdays[day] = panel.types().weekdayLikeness(day, target);
        }
    }

    /**
     * In the order of the names.
     *
     * @param kindOfProduct what the product sells on such days ÷ its usual sales
     */
    double[] of(int series, double kindOfProduct) {
        double level = levels.level[series];
        double days = 0;
        double even = PRIOR_DAYS * level;
        double prior = PRIOR_DAYS * level * kindOfProduct;
        double[] above = {prior, prior, prior};
        double[] below = {PRIOR_DAYS, PRIOR_DAYS, PRIOR_DAYS};
        for (int day = 0; day < kinds.length; day++) {
            if (panel.clean(series, day) == 1) {
                double w = decay21[day] * planLikeness(series, day);
                days += w;
                even += w * levels.even[series][day];
                double[] weights = {w * kinds[day], decay28[day] * kinds[day], decay28[day] * weekdays[day]};
                for (int k = 0; k < weights.length; k++) {
                    above[k] += weights[k] * panel.sales()[series][day];
                    below[k] += weights[k];
                }
            }
        }
        int last = target - 7;
        return new double[] {
            even / (days + PRIOR_DAYS) / level,
            days,
            above[0] / below[0] / level,
            above[1] / below[1] / level,
            above[2] / below[2] / level,
            panel.clean(series, last) == 1 ? panel.sales()[series][last] / level : Double.NaN,
            panel.inStock()[series][last]
        };
    }

    private double planLikeness(int series, int day) {
        double apart = Math.abs(panel.logDiscount(series, day) - panel.logDiscount(series, target));
        double promoted = panel.activity()[series][day] == panel.activity()[series][target] ? 1 : .5;
        return promoted * Math.exp(-apart / DISCOUNT_WIDTH);
    }
}
