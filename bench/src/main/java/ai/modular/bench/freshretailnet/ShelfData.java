package ai.modular.bench.freshretailnet;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import ai.modular.models.daylevel.DayPanel;
import ai.modular.models.stockout.ShelfPanel;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** What the shelves of FreshRetailNet looked like by the hour: opening hours are 6 to 22. */
final class ShelfData {

    private static final List<String> MEASURES = List.of("out", "first_hour", "morning", "evening", "closing", "night");

    private ShelfData() {}

    /** @param panel of the same folder: series in the order of shop and product */
    static ShelfPanel read(SparkSession spark, Path folder, DayPanel panel) {
        Dataset<Row> measures = spark.read()
                .parquet(folder.toString())
                .selectExpr(
                        "store_id",
                        "product_id",
                        "dt",
                        "CAST(stock_hour6_22_cnt / 17 AS FLOAT) AS out",
                        """
                        CAST(IF(stock_hour6_22_cnt = 0, 24, 5 + array_position(slice(hours_stock_status, 7, 17), 1)) AS FLOAT)
                        AS first_hour""",
                        share(6, 9) + " AS morning",
                        share(19, 22) + " AS evening",
                        share(22, 22) + " AS closing",
                        share(23, 23) + " AS night");
        String[] columns = MEASURES.stream()
                .map(name -> "transform(days, day -> day.%1$s) AS %1$s".formatted(name))
                .toArray(String[]::new);
        Iterator<Row> series = measures.groupBy("store_id", "product_id")
                .agg(expr("array_sort(collect_list(struct(dt, %s)))".formatted(String.join(", ", MEASURES)))
                        .as("days"))
                .orderBy(col("store_id"), col("product_id"))
                .selectExpr(columns)
                .toLocalIterator();
        float[][][] result = new float[MEASURES.size()][panel.sales().length][];
        for (int i = 0; series.hasNext(); i++) {
            Row row = series.next();
            for (int measure = 0; measure < result.length; measure++) {
                result[measure][i] = floats(row.getList(measure));
            }
        }
        return new ShelfPanel(panel, result[0], result[1], result[2], result[3], result[4], result[5]);
    }

    private static String share(int from, int to) {
        return "CAST(aggregate(slice(hours_stock_status, %d, %d), 0, (sum, hour) -> sum + CAST(hour AS INT)) / %d AS FLOAT)"
                .formatted(from + 1, to - from + 1, to - from + 1);
    }

    private static float[] floats(List<Float> values) {
        float[] result = new float[values.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = values.get(i);
        }
        return result;
    }
}
