package ai.modular.bench.m5;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/**
 * WRMSSE, the measure of the M5 accuracy competition: root mean squared scaled errors of all sums on twelve levels, weighted by dollar sales within
 * a level; S. Makridakis et al., International Journal of Forecasting 38 (2022), 1346–1364.
 */
final class M5Score {

    /** Item_store split at the underscores: category, department's number, item's number, state, shop's number. */
    private static final List<Function<String[], String>> LEVELS = List.of(
            p -> "Total_X",
            p -> p[3] + "_X",
            p -> p[3] + "_" + p[4] + "_X",
            p -> p[0] + "_X",
            p -> p[0] + "_" + p[1] + "_X",
            p -> p[3] + "_" + p[0],
            p -> p[3] + "_" + p[0] + "_" + p[1],
            p -> p[3] + "_" + p[4] + "_" + p[0],
            p -> p[3] + "_" + p[4] + "_" + p[0] + "_" + p[1],
            p -> p[0] + "_" + p[1] + "_" + p[2] + "_X",
            p -> p[0] + "_" + p[1] + "_" + p[2] + "_" + p[3],
            p -> p[0] + "_" + p[1] + "_" + p[2] + "_" + p[3] + "_" + p[4]);

    private final String[] ids;
    private final List<Map<String, double[]>> scaleAndWeight = new ArrayList<>();

    /** @param rows level, agg_level_1, agg_level_2, mse_1913, w_val as text */
    M5Score(String[] ids, List<Row> rows) {
        this.ids = ids;
        LEVELS.forEach(level -> scaleAndWeight.add(new HashMap<>()));
        for (Row row : rows) {
            String name = row.getAs("agg_level_1") + "_" + row.getAs("agg_level_2");
            scaleAndWeight
                    .get(number(row, "level").intValue() - 1)
                    .put(name, new double[] {number(row, "mse_1913"), number(row, "w_val")});
        }
    }

    /**
     * @param expected item × day
     * @param outcome item × day, from {@code first} on
     * @return per level
     */
    double[] wrmsse(double[][] expected, float[][] outcome, int first) {
        double[] result = new double[LEVELS.size()];
        for (int level = 0; level < result.length; level++) {
            Map<String, double[]> errors = new TreeMap<>();
            for (int series = 0; series < ids.length; series++) {
                double[] sum = errors.computeIfAbsent(
                        LEVELS.get(level).apply(ids[series].split("_")), name -> new double[expected[0].length]);
                for (int day = 0; day < sum.length; day++) {
                    sum[day] += expected[series][day] - outcome[series][first + day];
                }
            }
            for (Map.Entry<String, double[]> error : errors.entrySet()) {
                double[] known = scaleAndWeight.get(level).get(error.getKey());
                double squares = 0;
                for (double e : error.getValue()) {
                    squares += e * e;
                }
                result[level] += known[1] * Math.sqrt(squares / error.getValue().length / Math.max(known[0], 1e-9));
            }
        }
        return result;
    }

    private static Double number(Row row, String column) {
        return Double.valueOf(row.<String>getAs(column));
    }
}
