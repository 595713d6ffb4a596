package ai.modular.grocery.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** Public holidays in Ireland, stocktaking, Christmas and pay days, and what they do to sales. */
public final class TradingCalendar {

    private static final double PAY_DAY_EFFECT = .09;

    /** An event day; on a closed one nothing is sold. */
    public record EventDay(LocalDate day, String event, boolean closed) {}

    private TradingCalendar() {}

    /** The event of the store's day, or null on an ordinary day. */
    public static EventDay event(Store store, LocalDate day) {
        if (day.getMonth() == Month.DECEMBER && day.getDayOfMonth() == 25) {
            return new EventDay(day, "Christmas Day", true);
        }
        if (isStocktaking(store, day)) {
            return new EventDay(day, "Stocktaking", true);
        }
        String name = holiday(day);
        return name == null ? null : new EventDay(day, name, false);
    }

    public static boolean isClosed(Store store, LocalDate day) {
        EventDay event = event(store, day);
        return event != null && event.closed();
    }

    /** Event days from the first to the last day, both included. */
    public static List<EventDay> events(Store store, LocalDate first, LocalDate last) {
        var events = new ArrayList<EventDay>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            EventDay event = event(store, day);
            if (event != null) {
                events.add(event);
            }
        }
        return events;
    }

    /** Sales of the day in relation to an ordinary day of its weekday and season. */
    static double factor(LocalDate day) {
        double factor = 1 + PAY_DAY_EFFECT * payDay(day);
        if (holiday(day) != null) {
            factor *= day.getMonth() == Month.OCTOBER && day.getDayOfMonth() == 31 ? 1.1 : .84;
        } else if (holiday(day.plusDays(1)) != null) {
            factor *= 1.13;
        }
        if (day.getMonth() == Month.DECEMBER && day.getDayOfMonth() >= 18 && day.getDayOfMonth() <= 24) {
            factor *= 1.3;
        }
        return factor;
    }

    /** Wages come on the last Friday of the month and are felt until Monday: 1 on the day, less on the three after. */
    private static double payDay(LocalDate day) {
        LocalDate pay = day.with(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY));
        if (day.isBefore(pay)) {
            pay = day.minusMonths(1).with(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY));
        }
        long since = pay.until(day, java.time.temporal.ChronoUnit.DAYS);
        return since > 3 ? 0 : 1 - since / 4.0;
    }

    private static String holiday(LocalDate day) {
        int dayOfMonth = day.getDayOfMonth();
        return switch (day.getMonth()) {
            case JANUARY -> dayOfMonth == 1 ? "New Year's Day" : null;
            case FEBRUARY -> isFirstMonday(day) ? "St Brigid's Day holiday" : null;
            case MARCH -> dayOfMonth == 17 ? "St Patrick's Day" : easterMonday(day);
            case APRIL -> easterMonday(day);
            case MAY -> isFirstMonday(day) ? "May holiday" : null;
            case JUNE -> isFirstMonday(day) ? "June holiday" : null;
            case AUGUST -> isFirstMonday(day) ? "August holiday" : null;
            case OCTOBER -> october(day);
            case DECEMBER -> dayOfMonth == 26 ? "St Stephen's Day" : null;
            default -> null;
        };
    }

    private static String october(LocalDate day) {
        if (day.getDayOfMonth() == 31) {
            return "Halloween";
        }
        return day.equals(day.with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY))) ? "October holiday" : null;
    }

    private static boolean isFirstMonday(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.MONDAY && day.getDayOfMonth() <= 7;
    }

    private static String easterMonday(LocalDate day) {
        return day.equals(easter(day.getYear()).plusDays(1)) ? "Easter Monday" : null;
    }

    /** Gregorian Easter, anonymous algorithm as printed by Meeus. */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1);
    }

    /** Each store counts its stock on a Tuesday in September, one store after the other. */
    private static boolean isStocktaking(Store store, LocalDate day) {
        if (day.getMonth() != Month.SEPTEMBER || day.getDayOfWeek() != DayOfWeek.TUESDAY) {
            return false;
        }
        int turn = Store.ALL.indexOf(store) % 4 + 1;
        return (day.getDayOfMonth() - 1) / 7 + 1 == turn;
    }
}
