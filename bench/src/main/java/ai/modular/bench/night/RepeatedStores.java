package ai.modular.bench.night;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.rand;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.when;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/** A larger chain from FreshRetailNet: its stores several times under numbers of their own, each copy's day with sales of its own size. */
final class RepeatedStores {

    private static final long SEED = 7;

    /** A day of a copy sells between so much less and so much more than the original one. */
    private static final double NOISE = .3;

    private final SparkSession spark;
    private final Path data;

    RepeatedStores(SparkSession spark, Path data) {
        this.spark = spark;
        this.data = data;
    }

    /**
     * Writes the history, and beside it what is planned for the days after.
     *
     * @param copies how often each store is there, 1 or more
     */
    void write(int copies, Path target) {
        Dataset<Row> history = read(data);
        int stores = history.agg(max("store_id")).first().getInt(0) + 1;
        Column noise = when(col("copy").gt(0), lit(1 - NOISE).plus(rand(SEED).multiply(2 * NOISE)))
                .otherwise(1);
        repeated(history, copies, stores)
                .withColumn("noise", noise)
                .withColumn(
                        "hours_sale",
                        transform(
                                col("hours_sale"),
                                hour -> round(hour.multiply(col("noise")), 3).cast("float")))
                .drop("copy", "noise")
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(target.toString());
        repeated(read(planned(data)), copies, stores)
                .drop("copy")
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(planned(target).toString());
    }

    private static Dataset<Row> repeated(Dataset<Row> rows, int copies, int stores) {
        Column[] numbers = IntStream.range(0, copies).mapToObj(i -> lit(i)).toArray(Column[]::new);
        return rows.withColumn("copy", explode(array(numbers)))
                .withColumn("store_id", col("store_id").plus(col("copy").multiply(stores)));
    }

    private Dataset<Row> read(Path folder) {
        return spark.read().parquet(folder.toString());
    }

    private static Path planned(Path folder) {
        return folder.resolveSibling(folder.getFileName() + "-next-week");
    }
}
