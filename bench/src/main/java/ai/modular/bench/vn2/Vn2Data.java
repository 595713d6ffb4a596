package ai.modular.bench.vn2;

import ai.modular.cli.plan.CsvTable;
import ai.modular.contracts.error.UserError;
import ai.modular.models.replenishment.Cadence;
import ai.modular.models.replenishment.PeriodPanel;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Weekly sales of VN2; NaN where an item was not in stock. */
record Vn2Data(PeriodPanel panel) {

    private static final int KEYS = 2;

    static Vn2Data read(Path folder) {
        CsvTable sales = CsvTable.read(folder.resolve("sales.csv"));
        CsvTable inStock = CsvTable.read(folder.resolve("in_stock.csv"));
        Map<List<String>, String[]> flags = new HashMap<>();
        inStock.rows().forEach(row -> flags.put(key(row), row.cells()));
        int weeks = sales.header().size() - KEYS;
        double[][] demand = new double[sales.rows().size()][weeks];
        for (int series = 0; series < demand.length; series++) {
            CsvTable.Row row = sales.rows().get(series);
            String[] flag = flags.get(key(row));
            if (flag == null || flag.length != weeks + KEYS) {
                throw new UserError(
                        "%s has no flags of all weeks of %s".formatted(inStock.file(), key(row)),
                        "Use the files of the challenge as they are.");
            }
            for (int week = 0; week < weeks; week++) {
                demand[series][week] = Boolean.parseBoolean(flag[week + KEYS])
                        ? Double.parseDouble(row.cells()[week + KEYS])
                        : Double.NaN;
            }
        }
        LocalDate first = LocalDate.parse(sales.header().get(KEYS));
        return new Vn2Data(new PeriodPanel(Cadence.WEEKLY, first, demand, groups(folder, sales)));
    }

    /** The shop, the item and the department of each series. */
    private static int[][] groups(Path folder, CsvTable sales) {
        CsvTable master = CsvTable.read(folder.resolve("master.csv"));
        Map<List<String>, CsvTable.Row> lines = new HashMap<>();
        master.rows().forEach(row -> lines.put(key(row), row));
        return Stream.of("Store", "Product", "Department")
                .map(column -> {
                    Map<String, Integer> codes = new HashMap<>();
                    return sales.rows().stream()
                            .map(row -> master.cell(lines.get(key(row)), column))
                            .mapToInt(value -> codes.computeIfAbsent(value, unused -> codes.size()))
                            .toArray();
                })
                .toArray(int[][]::new);
    }

    private static List<String> key(CsvTable.Row row) {
        return List.of(row.cells()[0], row.cells()[1]);
    }

    int weeks() {
        return panel.periods();
    }

    /** Demand of some weeks; where it is unknown nothing is asked for, and the series is not scored. */
    double[][] demand(int from, int to) {
        double[][] result = new double[panel.series()][to - from];
        for (int series = 0; series < result.length; series++) {
            for (int week = from; week < to; week++) {
                double value = panel.demand()[series][week];
                result[series][week - from] = Double.isNaN(value) ? 0 : value;
            }
        }
        return result;
    }

    boolean isKnown(int series, int from, int to) {
        for (int week = from; week < to; week++) {
            if (Double.isNaN(panel.demand()[series][week])) {
                return false;
            }
        }
        return true;
    }
}
