package ai.modular.bench.m5;

import ai.modular.models.aggregate.CalendarDesign;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;

/** The calendar of M5: 1,969 days, their events and the days on which food stamps are paid out. Days are numbered from 0 (d_1). */
final class M5Calendar {

    static final LocalDate FIRST = LocalDate.of(2011, 1, 29);
    static final List<String> STATES = List.of("CA", "TX", "WI");

    private static final String CLOSED = "Christmas";
    private static final int[] AROUND_CLOSED = {-3, -2, -1, 1, 2};
    private static final int[] AROUND_GREAT = {-2, -1, 0, 1};
    private static final int[] ITSELF = {0};
    private static final Set<String> GREAT = Set.of(
            "Thanksgiving",
            "Easter",
            "NewYear",
            "LaborDay",
            "MemorialDay",
            "IndependenceDay",
            "SuperBowl",
            "Mother's day");

    private final List<Row> days;
    private final Map<String, List<LocalDate>> events = new TreeMap<>();

    /** @param days in their order, with wm_yr_wk, event_name_1, event_name_2, snap_CA … */
    M5Calendar(List<Row> days) {
        this.days = days;
        for (int day = 0; day < days.size(); day++) {
            for (String column : List.of("event_name_1", "event_name_2")) {
                String name = days.get(day).getAs(column);
                if (name != null && !name.equals("NA")) {
                    events.computeIfAbsent(name, key -> new ArrayList<>()).add(FIRST.plusDays(day));
                }
            }
        }
    }

    int size() {
        return days.size();
    }

    int week(int day) {
        return Integer.parseInt(days.get(day).getAs("wm_yr_wk"));
    }

    /** Shops are shut on Christmas Day. */
    boolean[] closed() {
        boolean[] result = new boolean[days.size()];
        for (int day = 0; day < result.length; day++) {
            result[day] = events.get(CLOSED).contains(FIRST.plusDays(day));
        }
        return result;
    }

    /** What a regression of the sums of a state's shops may use. */
    CalendarDesign design(String state) {
        CalendarDesign design = new CalendarDesign(FIRST, days.size())
                .weekdays()
                .year(3)
                .month(4)
                .flag(day -> Integer.parseInt(days.get(day).getAs("snap_" + state)));
        events.forEach((name, dates) -> design.event(dates, around(name)));
        return design;
    }

    private static int[] around(String event) {
        return event.equals(CLOSED) ? AROUND_CLOSED : GREAT.contains(event) ? AROUND_GREAT : ITSELF;
    }
}
