package ai.modular.models.wording;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/** Numbers and dates as people read them. A space that must not break a line is a no-break space. */
public final class Format {

    /** The language of all words; numbers and dates follow it. */
    public static final Locale LOCALE = Locale.UK;

    private static final String SPACE = "\u00a0";
    private static final String MINUS = "\u2212";
    private static final DateTimeFormatter DAY = pattern("EEE d MMM");
    private static final DateTimeFormatter LONG_DAY = pattern("EEEE, d MMMM");
    private static final DateTimeFormatter SHORT_DAY = pattern("d MMM");
    private static final DateTimeFormatter WEEKDAY = pattern("EEE");
    private static final DateTimeFormatter MINUTE = pattern("d MMM, HH:mm");

    private Format() {}

    /** Base units: {@code 48}, {@code 4.25}, without trailing zeros. */
    public static String quantity(BigDecimal value) {
        return decimal("#,##0.###", value);
    }

    /** With its unit, where that is not simply pieces: {@code 4.25 kg}. */
    public static String quantity(BigDecimal value, String unit) {
        return unit.equals("each") ? quantity(value) : quantity(value) + SPACE + unit;
    }

    /** A signed term of a sum: {@code + 5}, {@code − 14}. */
    public static String signed(BigDecimal value) {
        String sign = value.signum() < 0 ? MINUS : "+";
        return sign + SPACE + quantity(value.abs());
    }

    /** One digit after the point: expected units, days of cover. */
    public static String oneDigit(double value) {
        return decimal("#,##0.0", BigDecimal.valueOf(value));
    }

    public static String count(long value) {
        return decimal("#,##0", BigDecimal.valueOf(value));
    }

    /** {@code 3,418.60 €}; a store's whole value from a hundred thousand on without cents. */
    public static String money(BigDecimal amount, String currency) {
        boolean large = amount.abs().compareTo(BigDecimal.valueOf(100_000)) >= 0;
        String symbol = Currency.getInstance(currency).getSymbol(LOCALE);
        return decimal(large ? "#,##0" : "#,##0.00", amount) + SPACE + symbol;
    }

    /** A probability or a share: {@code 71 %}, {@code < 1 %}, {@code > 99 %}; nothing is certain, and 0 is 0. */
    public static String percent(double share) {
        if (share > 0 && share < .005) {
            return "<" + SPACE + "1" + SPACE + "%";
        }
        if (share > .995 && share < 1) {
            return ">" + SPACE + "99" + SPACE + "%";
        }
        return decimal("#,##0", BigDecimal.valueOf(share * 100)) + SPACE + "%";
    }

    /** A signed share with one digit: {@code + 2.4 %}. */
    public static String signedPercent(double share) {
        return (share < 0 ? MINUS : "+") + SPACE + oneDigit(Math.abs(share) * 100) + SPACE + "%";
    }

    /** {@code Tue 24 Nov}. */
    public static String day(LocalDate date) {
        return DAY.format(date).replace(" ", SPACE);
    }

    /** {@code 24 Nov}. */
    public static String shortDay(LocalDate date) {
        return SHORT_DAY.format(date).replace(" ", SPACE);
    }

    /** {@code Tue}. */
    public static String weekday(LocalDate date) {
        return WEEKDAY.format(date);
    }

    /** {@code Tuesday, 24 November}. */
    public static String longDay(LocalDate date) {
        return LONG_DAY.format(date);
    }

    /** {@code 23 Nov, 04:12}. */
    public static String minute(Instant instant, ZoneId zone) {
        return MINUTE.withZone(zone).format(instant).replace(" ", SPACE);
    }

    /** {@code 48 s}, {@code 2 min 41 s}, {@code 1 h 5 min}. */
    public static String duration(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        if (seconds < 60) {
            return seconds + SPACE + "s";
        }
        if (seconds < 3600) {
            return seconds / 60 + SPACE + "min" + SPACE + seconds % 60 + SPACE + "s";
        }
        return seconds / 3600 + SPACE + "h" + SPACE + seconds % 3600 / 60 + SPACE + "min";
    }

    private static String decimal(String pattern, BigDecimal value) {
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(LOCALE));
        format.setRoundingMode(RoundingMode.HALF_EVEN);
        String text = format.format(value);
        return text.startsWith("-") ? MINUS + text.substring(1) : text;
    }

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, LOCALE);
    }
}
