package ai.modular.scoring.publish;

import ai.modular.contracts.error.ServiceUnreachable;
import ai.modular.contracts.job.RunIdentity;
import ai.modular.grocery.event.EventJson;
import ai.modular.grocery.event.Topics;
import ai.modular.spark.KafkaTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells the topic {@code modularai.insights} what was published: one event per store. A restart may tell it again with the same event_id.
 *
 * <pre>{"event_id":"…","type":"published","schema_version":"1.0","occurred_at":"…","location_id":"s01",
 * "payload":{"business_date":"2026-11-22","revision":1,"lines":398,"to_order":120,"warnings":17,"will_run_out":5,"model":"demand/7"}}</pre>
 */
final class Announcement {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String brokers;
    private final JsonMapper json = JsonMapper.builder().build();

    Announcement(String brokers) {
        this.brokers = brokers;
    }

    /** @throws ServiceUnreachable if the broker does not take an event in time */
    void send(RunIdentity run, Instant publishedAt, String modelVersion, List<StoreSummary> summaries) {
        new KafkaTopics(brokers, PATIENCE).describe(List.of(Topics.INSIGHTS));
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings(), new StringSerializer(), new ByteArraySerializer())) {
            List<Future<?>> sent = new ArrayList<>();
            for (StoreSummary summary : summaries) {
                byte[] value = json.writeValueAsBytes(event(run, publishedAt, modelVersion, summary));
                sent.add(producer.send(new ProducerRecord<>(Topics.INSIGHTS, summary.locationId(), value)));
            }
            for (Future<?> each : sent) {
                each.get();
            }
        } catch (ExecutionException | org.apache.kafka.common.KafkaException e) {
            throw new ServiceUnreachable(
                    "Kafka",
                    brokers,
                    "The results are published; run the same command again to announce them. Cause: " + e.getMessage(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while announcing", e);
        }
    }

    private Map<String, Object> settings() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                (int) PATIENCE.toMillis(),
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis() / 2,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                (int) PATIENCE.toMillis());
    }

    private static Map<String, Object> event(
            RunIdentity run, Instant publishedAt, String modelVersion, StoreSummary summary) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("business_date", run.businessDate().toString());
        payload.put("revision", run.revision());
        payload.put("lines", summary.lines());
        payload.put("to_order", summary.toOrder());
        payload.put("warnings", summary.warnings());
        payload.put("will_run_out", summary.willRunOut());
        payload.put("model", modelVersion);
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("event_id", eventId(run, summary.locationId()));
        event.put("type", "published");
        event.put("schema_version", EventJson.SCHEMA_VERSION);
        event.put("occurred_at", publishedAt.toString());
        event.put("location_id", summary.locationId());
        event.put("payload", payload);
        return event;
    }

    private static String eventId(RunIdentity run, String locationId) {
        String name = "published/%s/%s".formatted(run.runId(), locationId);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
