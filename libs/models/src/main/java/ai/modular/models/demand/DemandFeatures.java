package ai.modular.models.demand;

import ai.modular.contracts.model.DemandSeries;
import java.time.LocalDate;
import java.util.List;

/**
 * The features of a target day: what is known at the origin, and what is planned for the day. Demand enters divided by the level of the series,
 * so that trees learn from all series at once; an unknown value is NaN, which LightGBM sends down a branch of its own. Demand, sales and
 * availability are read before the origin only.
 */
final class DemandFeatures {

    static final List<String> NAMES = List.of(
            "horizon",
            "weekday",
            "day_of_month",
            "log_level",
            "known_days",
            "age",
            "mean_7",
            "mean_14",
            "mean_56",
            "smooth_slow",
            "smooth_fast",
            "deviation",
            "highest",
            "last_1",
            "last_2",
            "last_3",
            "last_weekday",
            "weekday_before",
            "weekday_2",
            "weekday_4",
            "weekday_8",
            "weekday_events_4",
            "zero_share_14",
            "zero_share_56",
            "days_since_sale",
            "availability_1",
            "availability_7",
            "availability_28",
            "availability_last_weekday",
            "price_ratio",
            "discount",
            "discount_last",
            "discount_7",
            "discount_28",
            "discount_step",
            "like_discount",
            "like_discount_days",
            "event",
            "event_before",
            "event_after",
            "event_share",
            "like_event",
            "group_level",
            "group_weekday",
            "group_event",
            "served");

    static final int COUNT = NAMES.size();

    private static final double SHORT_PRIOR_DAYS = 3;

    private static final int NO_SALE = 99;

    private final Recent recent = new Recent();
    private final LikeDays like = new LikeDays();
    private DemandSeries series;
    private GroupProfile group;
    private int origin;
    private double served;
    private int next;
    private float[] row;

    /**
     * Turns to a series at an origin.
     *
     * @param position days of the past that may be seen: the origin is the day {@code position − 1}
     */
    void at(DemandSeries newSeries, int position, GroupProfile profile) {
        series = newSeries;
        origin = position;
        group = profile;
        recent.read(series, origin, profile);
        served = served();
    }

    /** What demand is divided by, more than 0 unless the whole group never sold. */
    double level() {
        return recent.level;
    }

    /** Whether the trees know such series: they learn from none with less than a known week. */
    boolean isShort() {
        return recent.known < 7;
    }

    /** The mean of a short series: its level drawn towards the group's, as if that were three days more, on the weekday of the group. */
    double shortMean(int horizon) {
        double level =
                (recent.known * recent.level + SHORT_PRIOR_DAYS * group.level()) / (recent.known + SHORT_PRIOR_DAYS);
        return level * group.weekday()[DayWeights.weekday(series, origin + horizon - 1)];
    }

    /** Writes the features of the day {@code horizon} days after the origin. */
    void write(int horizon, float[] target) {
        row = target;
        next = 0;
        int day = origin + horizon - 1;
        like.read(series, origin, day, recent.level);
        writeCalendar(horizon, day);
        writeRecent();
        writeWeekdays();
        writeSupply();
        writePlan(day);
        writeGroup(day);
    }

    private void writeCalendar(int horizon, int day) {
        LocalDate date = series.origin().plusDays(day - (series.length() - 1L));
        put(horizon);
        put(DayWeights.weekday(series, day));
        put(date.getDayOfMonth());
        put(Math.log(Math.max(1e-6, recent.level)));
        put(recent.known);
        put(Math.min(origin, 182));
    }

    private void writeRecent() {
        putScaled(recent.mean[0]);
        putScaled(recent.mean[1]);
        putScaled(recent.mean[3]);
        putScaled(recent.slow);
        putScaled(recent.fast);
        putScaled(recent.deviation);
        putScaled(recent.highest);
        putScaled(demand(origin - 1));
        putScaled(demand(origin - 2));
        putScaled(demand(origin - 3));
    }

    private void writeWeekdays() {
        putScaled(demand(like.lastWeekday));
        putScaled(demand(like.lastWeekday - 7));
        putScaled(like.weekday[1]);
        putScaled(like.weekday[3]);
        putScaled(like.weekday[7]);
        put(like.weekdayEvents);
    }

    private void writeSupply() {
        put(recent.zeroShare[1]);
        put(recent.zeroShare[3]);
        put(recent.daysSinceSale < 0 ? NO_SALE : recent.daysSinceSale);
        put(LikeDays.valueAt(series.availability(), origin - 1));
        put(recent.availability[0]);
        put(recent.availability[2]);
        put(LikeDays.valueAt(series.availability(), like.lastWeekday));
    }

    private void writePlan(int day) {
        double planned = LikeDays.valueAt(series.discount(), day);
        put(LikeDays.valueAt(series.price(), day) / recent.price);
        put(planned);
        put(LikeDays.valueAt(series.discount(), origin - 1));
        put(recent.discount[0]);
        put(recent.discount[2]);
        put(planned - recent.discount[2]);
        putScaled(like.discount);
        put(like.discountDays);
        put(LikeDays.valueAt(series.event(), day));
        put(LikeDays.valueAt(series.event(), day - 1));
        put(LikeDays.valueAt(series.event(), day + 1));
        put(recent.eventShare);
        putScaled(like.event);
    }

    private void writeGroup(int day) {
        put(Math.log(Math.max(1e-6, group.level())));
        put(group.weekday()[DayWeights.weekday(series, day)]);
        put(group.event());
        put(served);
    }

    /** Sold ÷ demand over four weeks: how much of the demand is an estimate. */
    private double served() {
        double sold = 0;
        double demand = 0;
        for (int day = Math.max(0, origin - 28); day < origin; day++) {
            if (!Double.isNaN(series.demand()[day]) && !Double.isNaN(series.sold()[day])) {
                sold += series.sold()[day];
                demand += series.demand()[day];
            }
        }
        return demand > 0 ? sold / demand : Double.NaN;
    }

    private double demand(int day) {
        return LikeDays.valueAt(series.demand(), day);
    }

    private void putScaled(double value) {
        put(value / recent.level);
    }

    private void put(double value) {
        row[next++] = (float) value;
    }
}
