package ai.modular.models.aggregate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * What the calendar says of each day, as columns of a linear regression with a ridge penalty each. Days are numbered from 0.
 *
 * <pre>new CalendarDesign(first, 1969).weekdays().year(2).month(2).flag(payDay).event(easter, -2, -1, 0, 1)</pre>
 */
public final class CalendarDesign {

    private static final double WEEKDAY_RIDGE = .1;
    private static final double RIDGE = .3;
    private static final double DAYS_OF_YEAR = 365.25;
    private static final double DAYS_OF_MONTH = 30.5;
    private static final double WEEKEND_SHARE = 2 / 7.;

    private final LocalDate first;
    private final int days;
    private final List<double[]> columns = new ArrayList<>();
    private final List<Double> ridge = new ArrayList<>();

    /** @param days the length of the past and the future together */
    public CalendarDesign(LocalDate first, int days) {
        this.first = first;
        this.days = days;
    }

    /** Six columns, against Saturday. */
    public CalendarDesign weekdays() {
        for (DayOfWeek weekday : DayOfWeek.values()) {
            if (weekday != DayOfWeek.SATURDAY) {
                add(day -> date(day).getDayOfWeek() == weekday ? 1 : 0, WEEKDAY_RIDGE);
            }
        }
        return this;
    }

    /** Waves of the year, and how much more the weekend has of the first one. */
    public CalendarDesign year(int harmonics) {
        for (int k = 1; k <= harmonics; k++) {
            wave(k / DAYS_OF_YEAR, day -> date(day).getDayOfYear(), day -> 1);
        }
        wave(1 / DAYS_OF_YEAR, day -> date(day).getDayOfYear(), day -> weekend(day) - WEEKEND_SHARE);
        return this;
    }

    /** Waves of the month: pay-days and benefits. */
    public CalendarDesign month(int harmonics) {
        for (int k = 1; k <= harmonics; k++) {
            wave(k / DAYS_OF_MONTH, day -> date(day).getDayOfMonth(), day -> 1);
        }
        return this;
    }

    /** A number per day, by itself and on weekends. */
    public CalendarDesign flag(IntToDoubleFunction value) {
        add(value, RIDGE);
        add(day -> value.applyAsDouble(day) * weekend(day), RIDGE);
        return this;
    }

    /**
     * A recurring event, with a column for each day around it.
     *
     * @param offsets 0 is the day itself, −1 the day before
     */
    public CalendarDesign event(List<LocalDate> dates, int... offsets) {
        for (int offset : offsets) {
            add(day -> dates.contains(date(day).minusDays(offset)) ? 1 : 0, RIDGE);
        }
        return this;
    }

    private void wave(double frequency, IntToDoubleFunction position, IntToDoubleFunction factor) {
        double turn = 2 * Math.PI * frequency;
        add(day -> factor.applyAsDouble(day) * Math.sin(turn * position.applyAsDouble(day)), RIDGE);
        add(day -> factor.applyAsDouble(day) * Math.cos(turn * position.applyAsDouble(day)), RIDGE);
    }

    private void add(IntToDoubleFunction value, double penalty) {
        double[] column = new double[days];
        for (int day = 0; day < days; day++) {
            column[day] = value.applyAsDouble(day);
        }
        columns.add(column);
        ridge.add(penalty);
    }

    private LocalDate date(int day) {
        return first.plusDays(day);
    }

    private double weekend(int day) {
        DayOfWeek weekday = date(day).getDayOfWeek();
        return weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY ? 1 : 0;
    }

    int width() {
        return columns.size();
    }

    double value(int day, int column) {
        return columns.get(column)[day];
    }

    double ridge(int column) {
        return ridge.get(column);
    }
}
