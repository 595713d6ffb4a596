package ai.modular.bench.m5;

import ai.modular.spark.SparkConfiguration;
import ai.modular.spark.SparkSettings;
import java.nio.file.Path;
import java.sql.Date;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Reads and writes the files of the benchmark. */
final class M5Files {

    private static final int ITEMS_AT_ONCE = 5_000;

    private final SparkSession spark;

    M5Files(SparkSession spark) {
        this.spark = spark;
    }

    static SparkSession session(Path root) {
        Path home = root.resolve(".modularai/bench/m5");
        return SparkConfiguration.session(new SparkSettings(
                "local[2]", "2g", 4, home, home.resolve("lake").toString()));
    }

    static List<Row> csv(SparkSession spark, Path file) {
        return spark.read().option("header", true).csv(file.toString()).collectAsList();
    }

    /** A folder of Parquet files: unique_id, ds, mean and a column for each quantile. */
    void write(Path out, String[] ids, int origin, double[][] means, float[][][] quantiles) {
        StringBuilder columns = new StringBuilder("unique_id STRING, ds DATE, mean DOUBLE");
        for (double probability : M5Forecast.GRID) {
            columns.append(", `q").append(probability).append("` DOUBLE");
        }
        StructType schema = StructType.fromDDL(columns.toString());
        for (int first = 0; first < ids.length; first += ITEMS_AT_ONCE) {
            List<Row> rows = new ArrayList<>();
            for (int series = first; series < Math.min(ids.length, first + ITEMS_AT_ONCE); series++) {
                for (int day = 0; day < means[series].length; day++) {
                    rows.add(row(ids[series], origin + day, means[series][day], quantiles[series][day]));
                }
            }
            spark.createDataFrame(rows, schema)
                    .coalesce(1)
                    .write()
                    .mode(first == 0 ? SaveMode.Overwrite : SaveMode.Append)
                    .parquet(out.toString());
        }
    }

    private static Row row(String id, int day, double mean, float[] quantiles) {
        Object[] values = new Object[3 + quantiles.length];
        values[0] = id;
        values[1] = Date.valueOf(M5Calendar.FIRST.plusDays(day));
        values[2] = mean;
        for (int i = 0; i < quantiles.length; i++) {
            values[3 + i] = (double) quantiles[i];
        }
        return RowFactory.create(values);
    }
}
