package ai.modular.cli.plan;

import ai.modular.cli.plan.CsvTable.Row;
import ai.modular.contracts.error.UserError;
import ai.modular.models.replenishment.Cadence;
import ai.modular.models.replenishment.PeriodPanel;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The sales of a file as a panel: {@code unique_id, ds, y[, in_stock]}.
 *
 * <p>From the first line of a series on, a period without a line sold nothing; before it, and where the shelf was empty, demand is unknown.
 *
 * @param ids of the series, sorted
 */
record Sales(List<String> ids, PeriodPanel panel) {

    static final List<String> COLUMNS = List.of("unique_id", "ds", "y");

    private static final int MOST_PERIODS = 20_000;

    private record Sale(double units, int line) {}

    static Sales read(Path file) {
        CsvTable table = CsvTable.read(file);
        table.requireColumns(COLUMNS, List.of("in_stock"));
        SortedMap<String, TreeMap<LocalDate, Sale>> series = new TreeMap<>();
        TreeSet<LocalDate> dates = new TreeSet<>();
        for (Row row : table.rows()) {
            String id = Cells.text(table, row, "unique_id");
            LocalDate date = Cells.date(table, row, "ds");
            double units = Cells.quantity(table, row, "y").doubleValue();
            var sale = new Sale(Cells.flag(table, row, "in_stock") ? units : Double.NaN, row.number());
            Sale earlier = series.computeIfAbsent(id, unused -> new TreeMap<>()).putIfAbsent(date, sale);
            if (earlier != null) {
                throw table.wrong(
                        row,
                        "%s has a second line for %s, the first is line %d".formatted(id, date, earlier.line()),
                        "Keep one line per series and period; add the sales up if both are right.");
            }
            dates.add(date);
        }
        Cadence cadence = cadence(file, dates);
        return new Sales(List.copyOf(series.keySet()), panel(file, cadence, dates, series));
    }

    /** Weeks when all dates are whole weeks apart, days otherwise. */
    private static Cadence cadence(Path file, TreeSet<LocalDate> dates) {
        if (dates.size() < 2) {
            throw new UserError(
                    "%s has %d different dates, but at least two periods are needed".formatted(file, dates.size()),
                    "Add the sales of earlier weeks or days.");
        }
        long first = dates.first().toEpochDay();
        boolean weekly = dates.stream().allMatch(date -> (date.toEpochDay() - first) % 7 == 0);
        return weekly ? Cadence.WEEKLY : Cadence.DAILY;
    }

    private static PeriodPanel panel(
            Path file, Cadence cadence, TreeSet<LocalDate> dates, SortedMap<String, TreeMap<LocalDate, Sale>> series) {
        LocalDate first = dates.first();
        long periods = (dates.last().toEpochDay() - first.toEpochDay()) / cadence.days() + 1;
        if (periods > MOST_PERIODS) {
            throw new UserError(
                    "%s reaches from %s to %s".formatted(file, first, dates.last()), "Is one of the dates mistyped?");
        }
        List<double[]> demand = new ArrayList<>();
        for (TreeMap<LocalDate, Sale> sales : series.values()) {
            double[] row = new double[(int) periods];
            LocalDate began = sales.firstKey();
            Arrays.fill(row, 0, index(first, began, cadence), Double.NaN);
            sales.forEach((date, sale) -> row[index(first, date, cadence)] = sale.units());
            demand.add(row);
        }
        return new PeriodPanel(cadence, first, demand.toArray(double[][]::new));
    }

    private static int index(LocalDate first, LocalDate date, Cadence cadence) {
        return (int) ((date.toEpochDay() - first.toEpochDay()) / cadence.days());
    }

    /** Which period after the last known one holds a day: 0 is the next one, less than 0 has passed. */
    int periodsAhead(LocalDate day) {
        long next = panel.first().toEpochDay()
                + (long) panel.periods() * panel.cadence().days();
        return (int) Math.floorDiv(day.toEpochDay() - next, panel.cadence().days());
    }
}
