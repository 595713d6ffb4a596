package ai.modular.bench.ingest;

import ai.modular.grocery.event.EventJson;
import ai.modular.grocery.event.RetailEvent;
import ai.modular.grocery.event.Topics;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sales as tills send them, drawn by seed: one day, 50 stores, 4,000 items. */
final class EventFlood {

    static final int STORES = 50;
    private static final int ITEMS = 4_000;
    private static final int OPENING_SECONDS = 15 * 3_600;

    private final LocalDate day;
    private final SplittableRandom random;
    private long bytes;

    EventFlood(LocalDate day, long seed) {
        this.day = day;
        this.random = new SplittableRandom(seed);
    }

    static String store(int number) {
        return "store-%03d".formatted(number);
    }

    /** Sends so many sales to the transactions topic and returns when the broker has all of them. */
    void send(String brokers, int events, String idPrefix) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                brokers,
                "linger.ms",
                20,
                "batch.size",
                1 << 18,
                "compression.type",
                "lz4",
                "acks",
                "all");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < events; i++) {
                RetailEvent event = sale(idPrefix + i);
                byte[] value = EventJson.write(event);
                bytes += value.length;
                producer.send(
                        new ProducerRecord<>(Topics.TRANSACTIONS, event.key().getBytes(StandardCharsets.UTF_8), value));
            }
        }
    }

    /** All message values so far. */
    long bytes() {
        return bytes;
    }

    private RetailEvent sale(String id) {
        Instant at = day.atTime(7, 0).toInstant(ZoneOffset.UTC).plusSeconds(random.nextInt(OPENING_SECONDS));
        int quantity = 1 + random.nextInt(4);
        return new RetailEvent.Sale(
                id,
                at,
                store(random.nextInt(STORES)),
                "item-%05d".formatted(random.nextInt(ITEMS)),
                "receipt-%08d".formatted(random.nextInt(100_000_000)),
                random.nextInt(10) < 4 ? "customer-%06d".formatted(random.nextInt(200_000)) : null,
                BigDecimal.valueOf(quantity),
                BigDecimal.valueOf(quantity * (50L + random.nextInt(900)), 2));
    }
}
