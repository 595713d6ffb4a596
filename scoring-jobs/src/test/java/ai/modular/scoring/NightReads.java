package ai.modular.scoring;

import ai.modular.grocery.event.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What readers of a night find. */
record NightReads(JdbcClient jdbc) {

    /** Store, revision and model of what is published. */
    List<String> publication() {
        return lines(
                "SELECT location_id, revision, model_name, coalesce(model_version, 'null') FROM ops.publication WHERE pipeline = 'nightly' ORDER BY 1");
    }

    List<String> notes(String store) {
        return jdbc.sql("SELECT unnest(notes) FROM ops.publication WHERE location_id = :store")
                .param("store", store)
                .query(String.class)
                .list();
    }

    /** Rows with their values joined by blanks. */
    List<String> lines(String select, Object... values) {
        return jdbc.sql(select.formatted(values))
                .query((row, i) -> {
                    List<String> texts = new ArrayList<>();
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        texts.add(text(row.getObject(column)));
                    }
                    return String.join(" ", texts);
                })
                .list();
    }

    long count(String from, Object... values) {
        return jdbc.sql("SELECT count(*) FROM " + from.formatted(values))
                .query(Long.class)
                .single();
    }

    /** All that the topic of insights has of these stores. */
    static List<String> insights(String brokers, Set<String> stores) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", brokers),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.INSIGHTS).stream()
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            List<String> found = new ArrayList<>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < end.get(each))) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> {
                    if (stores.contains(record.key())) {
                        found.add(record.value());
                    }
                });
            }
            return found;
        }
    }

    private static String text(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? "t" : "f";
        }
        return value instanceof Double number && number == Math.rint(number)
                ? Long.toString(Math.round(number))
                : String.valueOf(value);
    }
}
