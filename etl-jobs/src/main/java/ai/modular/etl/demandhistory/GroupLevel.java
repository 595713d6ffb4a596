package ai.modular.etl.demandhistory;

import java.io.Serializable;

/**
 * What is usual for the items of a group (a department): where a series itself tells little, it leans on this.
 *
 * @param shares share of the day's sales per local hour
 * @param level units per day and series with stock all day
 */
public record GroupLevel(double[] shares, double level) implements Serializable {

    /** Where nothing is known of the group: every hour alike, no sales. */
    static final GroupLevel UNKNOWN = of(new HourlyProfile());

    /** What the days in the profile, of any items of the group, have in common. */
    public static GroupLevel of(HourlyProfile profile) {
        OpeningHours allDay = new OpeningHours(0, OpeningHours.HOURS);
        double[] shares = profile.shares(allDay);
        return new GroupLevel(shares, profile.level(shares, allDay));
    }
}
