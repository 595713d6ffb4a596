package ai.modular.models.daylevel;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * What kind of day a day is: an ordinary one, the last before the weekend, a free day before another free day, the last free day.
 *
 * @param free days on which most people do not work, of past and future
 */
public record DayTypes(LocalDate first, boolean[] free) {

    static final int KINDS = 4;

    /** A number below four. */
    public int kind(int day) {
        if (free[day]) {
            return day + 1 < free.length && free[day + 1] ? 2 : 3;
        }
        return weekday(day) == DayOfWeek.FRIDAY.getValue() ? 1 : 0;
    }

    /** 1 is Monday. */
    public int weekday(int day) {
        return first.plusDays(day).getDayOfWeek().getValue();
    }

    boolean isSameWeekday(int one, int other) {
        return weekday(one) == weekday(other) && free[one] == free[other];
    }

    /** How much a past day says about another one of its kind: 1, less for a free or working day of another kind. */
    double likeness(int day, int target) {
        return kind(day) == kind(target) ? 1 : free[day] == free[target] ? .3 : .03;
    }

    double weekdayLikeness(int day, int target) {
        return isSameWeekday(day, target) ? 1 : (kind(day) == kind(target) ? .05 : 0) + 1e-4;
    }
}
