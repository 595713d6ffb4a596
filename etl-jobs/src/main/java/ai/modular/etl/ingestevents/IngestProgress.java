package ai.modular.etl.ingestevents;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import ai.modular.spark.KafkaTopic;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.spark.sql.Column;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far each topic has been brought to silver and to {@code retail.*}. */
final class IngestProgress {

    private final JdbcClient jdbc;

    IngestProgress(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The positions that are still to be done up to the pinned end, as a condition on a bronze table. */
    Column open(KafkaTopic pinned) {
        Map<Integer, Long> next = next(pinned);
        return pinned.end().entrySet().stream()
                .filter(end -> next.getOrDefault(end.getKey(), 0L) < end.getValue())
                .map(end -> col("partition")
                        .equalTo(end.getKey())
                        .and(col("offset").geq(next.getOrDefault(end.getKey(), 0L)))
                        .and(col("offset").lt(end.getValue())))
                .reduce(Column::or)
                .map(positions -> col("topic_id").equalTo(pinned.id()).and(positions))
                .orElse(lit(false));
    }

    /** Whether nothing is open up to the pinned end. */
    boolean isDone(KafkaTopic pinned) {
        Map<Integer, Long> next = next(pinned);
        return pinned.end().entrySet().stream().allMatch(end -> next.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** All up to the pinned end is done, by this run. */
    void done(KafkaTopic pinned, UUID run) {
        pinned.end()
                .forEach((partition, end) -> jdbc.sql("""
                        INSERT INTO ops.ingest_progress AS p (topic, topic_id, partition, next_offset, moved_by)
                        VALUES (:topic, :id, :partition, :end, :run)
                        ON CONFLICT (topic, topic_id, partition) DO UPDATE
                        SET next_offset = excluded.next_offset, moved_by = excluded.moved_by, moved_at = now()
                        WHERE p.next_offset < excluded.next_offset""")
                        .param("topic", pinned.name())
                        .param("id", pinned.id())
                        .param("partition", partition)
                        .param("end", end)
                        .param("run", run)
                        .update());
    }

    private Map<Integer, Long> next(KafkaTopic topic) {
        Map<Integer, Long> next = new TreeMap<>();
        jdbc.sql("SELECT partition, next_offset FROM ops.ingest_progress WHERE topic = :topic AND topic_id = :id")
                .param("topic", topic.name())
                .param("id", topic.id())
                .query(row -> {
                    next.put(row.getInt(1), row.getLong(2));
                });
        return next;
    }
}
