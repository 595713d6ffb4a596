package ai.modular.bench;

import ai.modular.spark.SparkConfiguration;
import ai.modular.spark.SparkSettings;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Reads and writes the files of the accuracy benchmarks. */
public final class BenchSpark {

    private static final int SERIES_AT_ONCE = 5_000;

    private BenchSpark() {}

    public static SparkSession session(Path root, String bench) {
        Path home = root.resolve(".modularai/bench").resolve(bench);
        return SparkConfiguration.session(new SparkSettings(
                "local[2]", "2g", 4, home, home.resolve("lake").toString()));
    }

    /** The rows of a file with a header, as text. */
    public static List<Row> csv(SparkSession spark, Path file) {
        return spark.read().option("header", true).csv(file.toString()).collectAsList();
    }

    /**
     * Writes a folder of Parquet files: unique_id, ds, mean and a column for each quantile.
     *
     * @param means series × day
     * @param quantiles series × day × grid, null when the grid is empty
     */
    public static void write(
            SparkSession spark,
            Path out,
            String[] ids,
            LocalDate first,
            double[][] means,
            double[] grid,
            float[][][] quantiles) {
        StringBuilder columns = new StringBuilder("unique_id STRING, ds DATE, mean DOUBLE");
        for (double probability : grid) {
            columns.append(", `q").append(probability).append("` DOUBLE");
        }
        StructType schema = StructType.fromDDL(columns.toString());
        for (int from = 0; from < ids.length; from += SERIES_AT_ONCE) {
            List<Row> rows = new ArrayList<>();
            for (int series = from; series < Math.min(ids.length, from + SERIES_AT_ONCE); series++) {
                for (int day = 0; day < means[series].length; day++) {
                    Object[] values = new Object[3 + grid.length];
                    values[0] = ids[series];
                    values[1] = Date.valueOf(first.plusDays(day));
                    values[2] = means[series][day];
                    for (int i = 0; i < grid.length; i++) {
                        values[3 + i] = (double) quantiles[series][day][i];
                    }
                    rows.add(RowFactory.create(values));
                }
            }
            spark.createDataFrame(rows, schema)
                    .coalesce(1)
                    .write()
                    .mode(from == 0 ? SaveMode.Overwrite : SaveMode.Append)
                    .parquet(out.toString());
        }
    }

    /** Of this process so far, all threads. */
    public static double coreSeconds() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }
}
