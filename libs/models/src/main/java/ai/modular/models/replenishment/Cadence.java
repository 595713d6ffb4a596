package ai.modular.models.replenishment;

import java.time.LocalDate;
import java.time.temporal.IsoFields;

/** How long a period is, and what repeats. */
public enum Cadence {
    /** Days; the week repeats. */
    DAILY(1, 7, 0, 8, new int[] {7, 14, 28, 56, 91, 364}, new int[] {1, 7, 14}),
    /** Weeks; the year repeats. */
    WEEKLY(7, 52, 1, 1, new int[] {2, 4, 8, 13, 26, 52}, new int[] {1, 2, 3});

    private final int days;
    private final int cycle;
    private final int reach;
    private final int cycles;
    private final int[] windows;
    private final int[] lags;

    Cadence(int days, int cycle, int reach, int cycles, int[] windows, int[] lags) {
        this.days = days;
        this.cycle = cycle;
        this.reach = reach;
        this.cycles = cycles;
        this.windows = windows;
        this.lags = lags;
    }

    /** Days of a period. */
    public int days() {
        return days;
    }

    /** Periods after which demand is alike. */
    int cycle() {
        return cycle;
    }

    /** Neighbours on each side that count as alike: a holiday moves by a week between years. */
    int reach() {
        return reach;
    }

    /** How many cycles back are alike. */
    int cycles() {
        return cycles;
    }

    /** Lengths in periods over which a series is averaged. */
    int[] windows() {
        return windows;
    }

    /** Single periods back that are looked at. */
    int[] lags() {
        return lags;
    }

    /** Half a season or so: what is recent. */
    int recent() {
        return this == DAILY ? windows[2] : windows[3];
    }

    /** Where a period stands in the season, from 0: the weekday of a day, the ISO week of a week. */
    int season(LocalDate start) {
        return this == DAILY ? start.getDayOfWeek().getValue() - 1 : start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) - 1;
    }

    int seasons() {
        return this == DAILY ? 7 : 53;
    }
}
