package ai.modular.scoring.accuracy;

import ai.modular.scoring.TestSpark;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Small sets that are worked out by hand. */
final class Sets {

    static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    private static final String SERIES = "location_id STRING, item_id STRING, ";

    private final SparkSession spark = TestSpark.session();

    /** @param rows location, item, days before {@link #DAY}, availability, demand, price, discount */
    Dataset<Row> history(List<Object[]> rows) {
        return values(SERIES + "back INT, availability DOUBLE, demand DOUBLE, price DOUBLE, discount DOUBLE", rows)
                .selectExpr(
                        "location_id",
                        "item_id",
                        "date_sub(DATE'%s', back) AS ds".formatted(DAY),
                        "availability",
                        "demand",
                        "price",
                        "discount");
    }

    /** @param rows location, item, origin and day in days before {@link #DAY}, mean, the 13 quantiles as text with blanks */
    Dataset<Row> forecasts(List<Object[]> rows) {
        return values(SERIES + "origin INT, back INT, mean DOUBLE, quantiles STRING", rows)
                .selectExpr(
                        "date_sub(DATE'%s', origin) AS business_date".formatted(DAY),
                        "location_id",
                        "item_id",
                        "date_sub(DATE'%s', back) AS ds".formatted(DAY),
                        "mean",
                        "transform(split(quantiles, ' '), q -> CAST(q AS DOUBLE)) AS quantiles",
                        "'demand/3' AS model_version");
    }

    Dataset<Row> departments(String... itemsAndDepartments) {
        return values(
                "item_id STRING, department STRING",
                IntStream.range(0, itemsAndDepartments.length / 2)
                        .mapToObj(i -> new Object[] {itemsAndDepartments[2 * i], itemsAndDepartments[2 * i + 1]})
                        .toList());
    }

    Dataset<Row> values(String columns, List<Object[]> rows) {
        return spark.createDataFrame(rows.stream().map(RowFactory::create).toList(), StructType.fromDDL(columns));
    }

    static String same(double quantile) {
        return String.join(" ", Collections.nCopies(13, Double.toString(quantile)));
    }

    /** Rows in words, sorted. */
    static List<String> lines(Dataset<Row> rows) {
        return rows.collectAsList().stream()
                .map(row -> {
                    StringJoiner line = new StringJoiner(" ");
                    for (int i = 0; i < row.size(); i++) {
                        line.add(String.valueOf(row.get(i)));
                    }
                    return line.toString();
                })
                .sorted()
                .toList();
    }
}
