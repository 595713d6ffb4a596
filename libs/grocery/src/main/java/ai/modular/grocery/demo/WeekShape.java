package ai.modular.grocery.demo;

import java.time.LocalDate;

/** When in the week something sells: factors from Monday to Sunday around 1. */
public enum WeekShape {
    EVEN(.97, .91, .88, .89, .95, 1.16, 1.24),
    WEEKEND(.82, .76, .77, .84, 1.02, 1.40, 1.39),
    WORKDAY(1.11, 1.10, 1.10, 1.08, 1.02, .84, .75);

    private final double[] factors;

    WeekShape(double... factors) {
        this.factors = factors;
    }

    /** The factor of the day where a share of the customers follows the working week. */
    public double factor(LocalDate day, double commuters) {
        int weekday = day.getDayOfWeek().getValue() - 1;
        return (1 - commuters) * factors[weekday] + commuters * WORKDAY.factors[weekday];
    }
}
