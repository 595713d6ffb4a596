package ai.modular.bench.statistical;

import ai.modular.bench.BenchSpark;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Series of M5 up to the public window, and what sold in it.
 *
 * @param ids item_store, in their order
 * @param known series × day, d_1762 … d_1913
 * @param outcome series × day, d_1914 … d_1941
 * @param scale of each series: its mean squared step of one day from the first sale on
 * @param weight of each series: its dollar sales ÷ those of all
 */
record SeriesSample(String[] ids, double[][] known, double[][] outcome, double[] scale, double[] weight) {

    static final int HORIZON = 28;
    private static final int FIRST_DAY = 1762;
    private static final int KNOWN_DAYS = 152;
    private static final String BOTTOM_LEVEL = "12";

    /** @param size series to draw; all when there are fewer */
    static SeriesSample read(SparkSession spark, Path folder, int size, long seed) {
        List<Row> rows = new ArrayList<>(spark.read()
                .parquet(folder.resolve("history_d1762_d1941.parquet").toString())
                .orderBy("id")
                .collectAsList());
        if (size < rows.size()) {
            Collections.shuffle(rows, new Random(seed));
            rows = rows.subList(0, size);
        }
        Map<String, double[]> scaleAndWeight = new HashMap<>();
        for (Row row : BenchSpark.csv(spark, folder.resolve("wrmsse_scales_weights.csv.gz"))) {
            if (row.<String>getAs("level").equals(BOTTOM_LEVEL)) {
                scaleAndWeight.put(
                        row.getAs("agg_level_1") + "_" + row.getAs("agg_level_2"),
                        new double[] {number(row, "mse_1913"), number(row, "w_val")});
            }
        }
        return of(rows, scaleAndWeight);
    }

    private static SeriesSample of(List<Row> rows, Map<String, double[]> scaleAndWeight) {
        int n = rows.size();
        var sample = new SeriesSample(new String[n], new double[n][], new double[n][], new double[n], new double[n]);
        for (int i = 0; i < n; i++) {
            Row row = rows.get(i);
            sample.ids[i] = row.getAs("id");
            sample.known[i] = days(row, FIRST_DAY, KNOWN_DAYS);
            sample.outcome[i] = days(row, FIRST_DAY + KNOWN_DAYS, HORIZON);
            double[] of = scaleAndWeight.get(sample.ids[i]);
            sample.scale[i] = of[0];
            sample.weight[i] = of[1];
        }
        return sample;
    }

    private static double[] days(Row row, int first, int count) {
        double[] result = new double[count];
        for (int day = 0; day < count; day++) {
            result[day] = ((Number) row.getAs("d_" + (first + day))).doubleValue();
        }
        return result;
    }

    private static double number(Row row, String column) {
        return Double.parseDouble(row.getAs(column));
    }
}
