package ai.modular.etl.demandhistory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The hourly sales of one series turned into its demand history: availability from the hourly profile, demand from {@link DemandRecovery}.
 *
 * <p>Days are added oldest first. A day whose availability was found in an earlier run comes in as past; days whose hours are known feed the
 * profile; days of interest are answered by {@link #finish}.
 */
public final class SeriesHours {

    /** Days of hourly sales that make the profile of a day: those up to it, or the first ones of the series. */
    public static final int PROFILE_DAYS = 28;

    private final SeriesDays days = new SeriesDays();
    private final SeriesDays hourDays = new SeriesDays();
    private final List<HourlyDay> hours = new ArrayList<>();

    /**
     * A day by hours.
     *
     * @param day epoch day
     * @param price null where not known
     * @param wanted whether the day's demand is asked for
     */
    public record HourlyDay(
            int day,
            double[] units,
            boolean[] outOfStock,
            Double price,
            double discount,
            double event,
            boolean wanted) {

        /** Units of the day, 0 where more came back than was sold. */
        public double sold() {
            double sum = 0;
            for (double hour : units) {
                sum += hour;
            }
            return Math.max(0, sum);
        }
    }

    /** A day's answer. */
    public record DemandDay(HourlyDay source, double availability, DemandRecovery.Demand demand) {}

    /** A day before those with hours, whose availability was found when it was new. */
    public void addPast(int day, double sold, double availability, double discount, double event) {
        days.add(day, sold, availability, discount, event);
    }

    /** Of a day that was added as past already, the hours serve the profile only. */
    public void addHours(HourlyDay day) {
        hours.add(day);
        hourDays.add(day.day(), 0, 1, 0, 0);
        if (days.size() == 0 || days.day(days.size() - 1) < day.day()) {
            days.add(day.day(), day.sold(), Double.NaN, day.discount(), day.event());
        }
    }

    /** Answers the wanted days and forgets the series. */
    public void finish(GroupLevel group, OpeningHours opening, Consumer<DemandDay> answer) {
        findAvailability(HourlyProfile.within(group.shares(), opening), opening);
        for (int i = 0, hour = 0; i < days.size(); i++) {
            while (hour < hours.size() && hours.get(hour).day() < days.day(i)) {
                hour++;
            }
            if (hour < hours.size()
                    && hours.get(hour).day() == days.day(i)
                    && hours.get(hour).wanted()) {
                answer.accept(new DemandDay(
                        hours.get(hour), days.availability(i), DemandRecovery.of(days, i, group.level())));
            }
        }
        days.clear();
        hourDays.clear();
        hours.clear();
    }

    private void findAvailability(double[] groupShares, OpeningHours opening) {
        HourlyProfile profile = new HourlyProfile();
        int first = 0;
        int next = 0;
        for (int i = 0, hour = 0; i < days.size(); i++) {
            if (!Double.isNaN(days.availability(i))) {
                continue;
            }
            while (hourDays.day(hour) < days.day(i)) {
                hour++;
            }
            for (int end = hourDays.windowEnd(hour, PROFILE_DAYS); next < end; next++) {
                profile.add(hours.get(next).units(), hours.get(next).outOfStock(), 1);
            }
            for (int start = hourDays.windowStart(hour, PROFILE_DAYS); first < start; first++) {
                profile.add(hours.get(first).units(), hours.get(first).outOfStock(), -1);
            }
            double[] shares = profile.shares(groupShares, opening);
            days.availability(
                    i, HourlyProfile.availability(shares, hours.get(hour).outOfStock()));
        }
    }
}
