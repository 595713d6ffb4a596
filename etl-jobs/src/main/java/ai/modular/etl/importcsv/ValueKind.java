package ai.modular.etl.importcsv;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Currency;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a column may hold. */
enum ValueKind {
    ID("text", "1 to 64 characters", value -> value.length() <= 64),
    /** Lists of stores have commas between, and a lone star means all of them. */
    LOCATION_ID(
            "text",
            "1 to 64 characters without a comma, and not * alone",
            value -> value.length() <= 64 && value.indexOf(',') < 0 && !value.equals("*")),
    TEXT("text", "readable text", value -> true),
    DATE("date", "a date such as 2026-11-22", ValueKind::isDate),
    HOUR("smallint", "an hour from 0 to 23", value -> isWhole(value, 0, 23)),
    CLOSING_HOUR("smallint", "an hour from 1 to 24", value -> isWhole(value, 1, 24)),
    DAYS("integer", "a whole number of days, 0 or more", value -> isWhole(value, 0, 100_000)),
    SHELF_LIFE("integer", "a whole number of days, 1 or more", value -> isWhole(value, 1, 100_000)),
    QUANTITY(
            "numeric(14,3)",
            "a number from 0 to 100000 with at most 3 decimals",
            value -> isNumber(value, "0", "100000", 3)),
    LIMIT(
            "numeric(14,3)",
            "a number above 0, at most 100000, with at most 3 decimals",
            value -> isNumber(value, "0.001", "100000", 3)),
    MONEY(
            "numeric(18,4)",
            "an amount from 0 on with at most 4 decimals",
            value -> isNumber(value, "0", "10000000000", 4)),
    COST(
            "numeric(18,4)",
            "an amount above 0 with at most 4 decimals",
            value -> isNumber(value, "0.0001", "10000000000", 4)),
    COUNT("integer", "a whole number, 1 or more", value -> isWhole(value, 1, 100_000)),
    DISCOUNT(
            "double precision",
            "a share above 0 and below 1, such as 0.2",
            value -> isNumber(value, "0.0001", "0.9999", 4)),
    BOOLEAN("boolean", "true or false", value -> value.equals("true") || value.equals("false")),
    UNIT("text", "each, kg or l", value -> Set.of("each", "kg", "l").contains(value)),
    TIME_ZONE(
            "text",
            "a time zone such as Europe/Berlin",
            value -> ZoneId.getAvailableZoneIds().contains(value)),
    CURRENCY("text", "a currency such as EUR", ValueKind::isCurrency),
    DATES(
            "date[]",
            "dates such as 2026-12-25;2026-12-26",
            value -> Arrays.stream(value.split(";", -1)).allMatch(ValueKind::isDate)),
    /** ISO weekdays with semicolons between; none at all is kept, and the order's line says so. */
    WEEKDAYS("integer[]", "weekdays 1 (Monday) to 7 such as 1;3;5", ValueKind::isWeekdays);

    private static final Pattern WEEKDAY_LIST = Pattern.compile("[1-7](;[1-7])*");
    private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,9})?");

    private final String sqlType;
    private final String description;
    private final Predicate<String> test;

    ValueKind(String sqlType, String description, Predicate<String> test) {
        this.sqlType = sqlType;
        this.description = description;
        this.test = test;
    }

    String sqlType() {
        return sqlType;
    }

    /** In words, as it stands in messages. */
    String description() {
        return description;
    }

    boolean accepts(String value) {
        return value.indexOf('\uFFFD') < 0 && value.indexOf('\0') < 0 && test.test(value);
    }

    private static boolean isWeekdays(String value) {
        return WEEKDAY_LIST.matcher(value).matches();
    }

    private static boolean isDate(String value) {
        try {
            return value.length() == 10 && LocalDate.parse(value).getYear() >= 1900;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isCurrency(String value) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(value));
    }

    private static boolean isWhole(String value, int least, int most) {
        if (!WHOLE.matcher(value).matches()) {
            return false;
        }
        int number = Integer.parseInt(value);
        return number >= least && number <= most;
    }

    private static boolean isNumber(String value, String least, String most, int decimals) {
        if (!NUMBER.matcher(value).matches()) {
            return false;
        }
        BigDecimal number = new BigDecimal(value);
        return number.compareTo(new BigDecimal(least)) >= 0
                && number.compareTo(new BigDecimal(most)) <= 0
                && number.stripTrailingZeros().scale() <= decimals;
    }
}
