package ai.modular.etl.importfreshretailnet;

import ai.modular.contracts.error.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The files of FreshRetailNet-50K: a folder of parquet files with one row per store, product and day, and beside it, where it is there, the
 * folder {@code <name>-next-week} with what is planned for the days after.
 */
final class FreshFolder {

    private static final String REMEDY = "Name the folder that holds the parquet files of FreshRetailNet-50K.";

    private static final StructType HISTORY = StructType.fromDDL("""
            city_id INT, store_id INT, first_category_id INT, second_category_id INT, third_category_id INT, product_id INT, dt STRING,
            hours_sale ARRAY<FLOAT>, hours_stock_status ARRAY<TINYINT>, discount FLOAT, holiday_flag TINYINT""");

    private static final StructType PLAN =
            StructType.fromDDL("store_id INT, product_id INT, dt STRING, discount FLOAT, holiday_flag TINYINT");

    private final SparkSession spark;
    private final Path folder;

    FreshFolder(SparkSession spark, Path folder) {
        this.spark = spark;
        this.folder = folder;
    }

    /** @throws UserError if the folder has no parquet files, or a column is missing or of another type */
    Dataset<Row> history() {
        return read(folder, HISTORY);
    }

    /** What is planned after the last day of the history; no rows when the set does not come with it. */
    Dataset<Row> plan() {
        Path planned = folder.resolveSibling(folder.getFileName() + "-next-week");
        return Files.isDirectory(planned) ? read(planned, PLAN) : spark.createDataFrame(List.<Row>of(), PLAN);
    }

    private Dataset<Row> read(Path path, StructType expected) {
        if (!hasParquet(path)) {
            throw new UserError("%s has no parquet files".formatted(path), REMEDY);
        }
        Dataset<Row> rows = spark.read().parquet(path.toUri().toString());
        for (StructField field : expected.fields()) {
            requireColumn(path, rows.schema(), field);
        }
        return rows;
    }

    private static void requireColumn(Path path, StructType found, StructField expected) {
        if (!Arrays.asList(found.fieldNames()).contains(expected.name())) {
            throw new UserError(
                    "the files in %s have no column %s, but %s"
                            .formatted(path, expected.name(), String.join(", ", found.fieldNames())),
                    REMEDY);
        }
        DataType type = found.apply(expected.name()).dataType();
        if (!type.sql().equals(expected.dataType().sql())) {
            throw new UserError(
                    "column %s in %s is %s, but must be %s"
                            .formatted(
                                    expected.name(),
                                    path,
                                    type.sql(),
                                    expected.dataType().sql()),
                    REMEDY);
        }
    }

    private static boolean hasParquet(Path path) {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.anyMatch(file -> file.toString().endsWith(".parquet"));
        } catch (IOException e) {
            throw new UncheckedIOException("listing " + path, e);
        }
    }
}
