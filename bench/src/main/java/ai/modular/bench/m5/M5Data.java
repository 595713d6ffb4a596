package ai.modular.bench.m5;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.min;

import ai.modular.bench.Codes;
import ai.modular.models.aggregate.ItemPanel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * M5 as far as it is at hand: 180 days of all items, five years of daily sums of each department of each shop.
 *
 * @param ids item_store
 * @param panel of the days d_1762 … d_1969, sales known to d_1941; Christmas filled in
 * @param sales item × day, as they were
 * @param totals group × day from d_1 on, Christmas filled in
 * @param states of the groups
 */
record M5Data(String[] ids, ItemPanel panel, float[][] sales, double[][] totals, String[] states, M5Calendar calendar) {

    /** The day's number from 0 of the panel's first day, d_1762. */
    static final int PANEL_START = 1761;

    static final int KNOWN_DAYS = 1941;
    private static final int TOTALS_DAYS = 1913;
    private static final int PANEL_DAYS = 208;

    static M5Data read(SparkSession spark, Path folder) {
        M5Calendar calendar = new M5Calendar(csv(spark, folder, "calendar.csv").collectAsList());
        List<Row> rows = spark.read()
                .parquet(folder.resolve("history_d1762_d1941.parquet").toString())
                .orderBy("id")
                .collectAsList();
        String[] ids = rows.stream().map(row -> row.<String>getAs("id")).toArray(String[]::new);
        float[][] sales = new float[ids.length][];
        for (int i = 0; i < ids.length; i++) {
            sales[i] = days(rows.get(i), PANEL_START, KNOWN_DAYS);
        }
        boolean[] closed = calendar.closed();
        float[][] filled = new float[ids.length][];
        for (int i = 0; i < ids.length; i++) {
            filled[i] = sales[i].clone();
            for (int day = 7; day < filled[i].length - 7; day++) {
                filled[i][day] =
                        closed[PANEL_START + day] ? (sales[i][day - 7] + sales[i][day + 7]) / 2 : filled[i][day];
            }
        }
        return assemble(spark, folder, calendar, ids, sales, filled);
    }

    private static M5Data assemble(
            SparkSession spark, Path folder, M5Calendar calendar, String[] ids, float[][] sales, float[][] filled) {
        List<String[]> parts = Arrays.stream(ids).map(id -> id.split("_")).toList();
        Codes items = Codes.of(parts, p -> p[0] + "_" + p[1] + "_" + p[2]);
        Codes stores = Codes.of(parts, p -> p[3] + "_" + p[4]);
        Codes departments = Codes.of(parts, p -> p[0] + "_" + p[1]);
        Codes states = Codes.of(parts, p -> p[3]);
        int[] firstDay = new int[ids.length];
        float[][] price = prices(spark, folder, calendar, ids, firstDay);
        ItemPanel panel =
                new ItemPanel(filled, price, stores.of(), departments.of(), items.of(), states.of(), firstDay);
        String[] stateOfGroup = new String[panel.groups()];
        for (int group = 0; group < stateOfGroup.length; group++) {
            stateOfGroup[group] =
                    stores.names().get(group / departments.names().size()).substring(0, 2);
        }
        double[][] totals = totals(csv(spark, folder, "aggregated_level9_d1_d1913.csv.gz"), stores, departments);
        extend(totals, panel, sales);
        fill(totals, calendar.closed());
        return new M5Data(ids, panel, sales, totals, stateOfGroup, calendar);
    }

    private static float[][] prices(
            SparkSession spark, Path folder, M5Calendar calendar, String[] ids, int[] firstDay) {
        Map<String, Integer> number = new HashMap<>();
        for (int i = 0; i < ids.length; i++) {
            number.put(ids[i], i);
        }
        Map<Integer, Integer> firstOfWeek = new TreeMap<>();
        for (int day = 0; day < calendar.size(); day++) {
            firstOfWeek.putIfAbsent(calendar.week(day), day);
        }
        Dataset<Row> all =
                spark.read().parquet(folder.resolve("sell_prices.parquet").toString());
        float[][] result = new float[ids.length][PANEL_DAYS];
        for (float[] row : result) {
            Arrays.fill(row, Float.NaN);
        }
        all.where(col("wm_yr_wk").geq(calendar.week(PANEL_START)))
                .toLocalIterator()
                .forEachRemaining(row -> {
                    int series = number.get(row.getString(1) + "_" + row.getString(0));
                    int first = firstOfWeek.get((int) row.getLong(2)) - PANEL_START;
                    for (int day = Math.max(0, first); day < Math.min(PANEL_DAYS, first + 7); day++) {
                        result[series][day] = (float) row.getDouble(3);
                    }
                });
        all.groupBy("store_id", "item_id")
                .agg(min("wm_yr_wk"))
                .collectAsList()
                .forEach(row -> firstDay[number.get(row.getString(1) + "_" + row.getString(0))] =
                        firstOfWeek.get((int) row.getLong(2)) - PANEL_START);
        return result;
    }

    private static double[][] totals(Dataset<Row> rows, Codes stores, Codes departments) {
        double[][] result =
                new double[stores.names().size() * departments.names().size()][KNOWN_DAYS];
        for (Row row : rows.collectAsList()) {
            int group = stores.names().indexOf(row.<String>getAs("store_id"))
                            * departments.names().size()
                    + departments.names().indexOf(row.<String>getAs("dept_id"));
            int firstColumn = row.size() - TOTALS_DAYS;
            for (int day = 0; day < TOTALS_DAYS; day++) {
                result[group][day] = Double.parseDouble(row.getString(firstColumn + day));
            }
        }
        return result;
    }

    /** The sums of the last days, which the file of sums leaves out. */
    private static void extend(double[][] totals, ItemPanel panel, float[][] sales) {
        for (int series = 0; series < sales.length; series++) {
            for (int day = TOTALS_DAYS; day < KNOWN_DAYS; day++) {
                totals[panel.group(series)][day] += sales[series][day - PANEL_START];
            }
        }
    }

    private static void fill(double[][] totals, boolean[] closed) {
        for (double[] row : totals) {
            for (int day = 7; day < row.length - 7; day++) {
                row[day] = closed[day] ? (row[day - 7] + row[day + 7]) / 2 : row[day];
            }
        }
    }

    private static float[] days(Row row, int from, int to) {
        float[] result = new float[to - from];
        for (int day = from; day < to; day++) {
            result[day - from] = ((Number) row.getAs("d_" + (day + 1))).floatValue();
        }
        return result;
    }

    private static Dataset<Row> csv(SparkSession spark, Path folder, String file) {
        return spark.read().option("header", true).csv(folder.resolve(file).toString());
    }
}
