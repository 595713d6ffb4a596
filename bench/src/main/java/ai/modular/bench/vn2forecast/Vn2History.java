package ai.modular.bench.vn2forecast;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * Weekly sales of VN2.
 *
 * @param weeks their first days
 * @param demand series × week; NaN where the series was not in stock, since then demand is not known
 */
record Vn2History(LocalDate[] weeks, double[][] demand) {

    private static final int KEY_COLUMNS = 2;

    static Vn2History read(Path folder) throws IOException {
        List<String> sales = Files.readAllLines(folder.resolve("sales.csv"));
        List<String> inStock = Files.readAllLines(folder.resolve("in_stock.csv"));
        LocalDate[] weeks =
                Arrays.stream(values(sales.get(0))).map(LocalDate::parse).toArray(LocalDate[]::new);
        double[][] demand = new double[sales.size() - 1][weeks.length];
        for (int i = 0; i < demand.length; i++) {
            String[] sold = values(sales.get(i + 1));
            String[] known = values(inStock.get(i + 1));
            for (int week = 0; week < weeks.length; week++) {
                demand[i][week] = Boolean.parseBoolean(known[week]) ? Double.parseDouble(sold[week]) : Double.NaN;
            }
        }
        return new Vn2History(weeks, demand);
    }

    private static String[] values(String line) {
        String[] fields = line.split(",");
        return Arrays.copyOfRange(fields, KEY_COLUMNS, fields.length);
    }
}
