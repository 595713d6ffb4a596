package ai.modular.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.spark.SeriesBatches.Series;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class SeriesBatchesIT {

    private final SparkSession spark = TestSession.get();

    /** 3 stores × 40 items × 5 days, the days in falling order. */
    private Dataset<Row> rows() {
        return spark.range(600)
                .selectExpr(
                        "concat('s', id % 3) AS location_id",
                        "concat('i', (id div 3) % 40) AS item_id", "5 - id div 120 AS day");
    }

    @Test
    void everySeriesArrivesWholeAndInOrder() {
        List<String> series = new SeriesBatches(50, 7)
                .map(
                        rows(),
                        120,
                        batch -> batch.stream().map(SeriesBatchesIT::told).iterator(),
                        Encoders.STRING(),
                        "day")
                .collectAsList();

        assertThat(series).hasSize(120).doesNotHaveDuplicates().allMatch(line -> line.endsWith("1 2 3 4 5"));
    }

    @Test
    void tasksHoldAboutAsManySeriesAsAskedAndBatchesNoMore() {
        Dataset<Integer> sizes = new SeriesBatches(50, 7)
                .map(rows(), 120, batch -> List.of(batch.size()).iterator(), Encoders.INT());

        assertThat(sizes.javaRDD().getNumPartitions()).isEqualTo(3);
        assertThat(sizes.collectAsList()).allMatch(size -> size <= 7);
        assertThat(sizes.collectAsList().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(120);
    }

    @Test
    void noRowsMakeNoBatch() {
        Dataset<String> none = SeriesBatches.standard()
                .map(
                        rows().limit(0),
                        0,
                        batch -> {
                            throw new IllegalStateException("called with " + batch.size());
                        },
                        Encoders.STRING());
        assertThat(none.collectAsList()).isEmpty();
    }

    @Test
    void aFailureSaysWhereItHappened() {
        Dataset<String> failing = new SeriesBatches(4_000, 500)
                .map(
                        rows(),
                        120,
                        batch -> {
                            throw new java.io.IOException("disk");
                        },
                        Encoders.STRING());
        assertThatThrownBy(failing::collectAsList).hasStackTraceContaining("batch of 120 series from s0 × i0");
    }

    private static String told(Series series) {
        return series.rows().stream()
                .map(row -> row.getAs("day").toString())
                .collect(Collectors.joining(" ", series.locationId() + " " + series.itemId() + ": ", ""));
    }
}
