package ai.modular.cli.plan;

import ai.modular.cli.plan.CsvTable.Row;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** What stands in a cell, or the error that names file, line, column and value. */
final class Cells {

    private Cells() {}

    static String text(CsvTable table, Row row, String column) {
        String cell = table.cell(row, column);
        if (cell.isEmpty()) {
            throw table.wrong(row, "%s is empty".formatted(column), "Every line needs it.");
        }
        return cell;
    }

    static BigDecimal number(CsvTable table, Row row, String column) {
        String cell = table.cell(row, column);
        try {
            return new BigDecimal(cell);
        } catch (NumberFormatException e) {
            throw table.wrong(
                    row, "%s is '%s', which is not a number".formatted(column, cell), "Write numbers as 12 or 12.5.");
        }
    }

    /** 0 or more. */
    static BigDecimal quantity(CsvTable table, Row row, String column) {
        BigDecimal value = number(table, row, column);
        if (value.signum() < 0) {
            throw table.wrong(
                    row,
                    "%s is %s, but a quantity is 0 or more".formatted(column, value.toPlainString()),
                    "Book returns apart from sales and orders.");
        }
        return value;
    }

    static LocalDate date(CsvTable table, Row row, String column) {
        String cell = table.cell(row, column);
        // Data frames write dates with a midnight
        String day = cell.length() > 10 && cell.substring(10).matches("[T ]00:00(:00(\\.0+)?)?")
                ? cell.substring(0, 10)
                : cell;
        try {
            return LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw table.wrong(
                    row, "%s is '%s', which is not a date".formatted(column, cell), "Write dates as 2026-11-23.");
        }
    }

    /** True when the file has no such column. */
    static boolean flag(CsvTable table, Row row, String column) {
        if (!table.has(column)) {
            return true;
        }
        String cell = table.cell(row, column).toLowerCase(Locale.ROOT);
        return switch (cell) {
            case "true", "1", "1.0" -> true;
            case "false", "0", "0.0" -> false;
            default ->
                throw table.wrong(
                        row,
                        "%s is '%s', which is neither true nor false".formatted(column, cell),
                        "Write true or false.");
        };
    }
}
