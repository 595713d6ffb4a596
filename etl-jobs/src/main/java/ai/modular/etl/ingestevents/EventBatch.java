package ai.modular.etl.ingestevents;

import static org.apache.spark.sql.functions.col;

import ai.modular.spark.KafkaTopic;
import java.time.LocalDate;
import java.util.SortedSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The events of one topic that a run works on, judged and cached.
 *
 * @param rows as {@link IngestEvents#judged} gives them, with {@code occurrence}
 * @param read events in all
 * @param bad events with a reason
 * @param dates business dates of the right ones
 */
record EventBatch(
        EventSource source, KafkaTopic topic, Dataset<Row> rows, long read, long bad, SortedSet<LocalDate> dates)
        implements AutoCloseable {

    /** The right events, each id once, with the columns of the silver table. */
    Dataset<Row> events() {
        String[] columns = org.apache.spark.sql.types.StructType.fromDDL(
                        source.silver().columns())
                .fieldNames();
        return rows.where(col("reason").isNull().and(col("occurrence").equalTo(1)))
                .withColumn("occurred_at", col("instant"))
                .selectExpr(columns);
    }

    @Override
    public void close() {
        rows.unpersist();
    }
}
