package ai.modular.etl.demochain;

import ai.modular.contracts.error.ServiceUnreachable;
import ai.modular.grocery.event.EventJson;
import ai.modular.grocery.event.RetailEvent;
import ai.modular.grocery.event.Topics;
import ai.modular.operations.run.Progress;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Plays events into the topics of the shops; makes the topics that are missing. */
final class DemoTopics {

    private static final int PARTITIONS = 4;
    private static final int REPORT_EVERY = 50_000;
    private static final int ATTEMPTS = 2;
    private static final int LINGER_MS = 20;
    private static final int BATCH_BYTES = 256 * 1024;
    private static final String RESTART =
            "Start the broker and run the same command again: it sends the same events, with the same ids.";

    private final String brokers;
    private final Progress progress;
    private final UnaryOperator<String> naming;

    DemoTopics(String brokers, Progress progress) {
        this(brokers, progress, UnaryOperator.identity());
    }

    /** @param naming what a topic is called at this broker */
    DemoTopics(String brokers, Progress progress, UnaryOperator<String> naming) {
        this.brokers = brokers;
        this.progress = progress;
        this.naming = naming;
    }

    /** Sends all events and waits until the broker has them; after a failure it sends them all again, with the same ids. Returns how many. */
    long send(Supplier<Stream<RetailEvent>> events) {
        createMissing();
        for (int attempt = 1; ; attempt++) {
            try {
                return sendOnce(events.get());
            } catch (ServiceUnreachable | IllegalStateException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                progress.say(e.getMessage() + "; sending again");
            }
        }
    }

    private long sendOnce(Stream<RetailEvent> events) {
        var failure = new AtomicReference<Exception>();
        long sent = 0;
        try (var producer = new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Iterator<RetailEvent> all = events.iterator(); all.hasNext() && failure.get() == null; ) {
                producer.send(message(all.next()), (metadata, e) -> failure.compareAndSet(null, e));
                if (++sent % REPORT_EVERY == 0) {
                    progress.say("%,d events sent".formatted(sent));
                }
            }
            producer.flush();
        }
        if (failure.get() != null) {
            throw refused("did not take an event", failure.get());
        }
        return sent;
    }

    private ProducerRecord<byte[], byte[]> message(RetailEvent event) {
        byte[] key = event.key().getBytes(StandardCharsets.UTF_8);
        return new ProducerRecord<>(
                naming.apply(event.topic()), null, event.occurredAt().toEpochMilli(), key, EventJson.write(event));
    }

    private void createMissing() {
        try (Admin admin = Admin.create(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers))) {
            Set<String> missing = Stream.concat(Topics.INCOMING.stream(), Stream.of(Topics.INSIGHTS))
                    .map(naming)
                    .collect(Collectors.toSet());
            missing.removeAll(admin.listTopics().names().get());
            List<NewTopic> topics = missing.stream()
                    .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                    .collect(Collectors.toList());
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            throw refused("does not make the topics", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making topics", e);
        }
    }

    /** A broker that is slow or away may answer later; anything else it says is about what was sent. */
    private RuntimeException refused(String what, Throwable cause) {
        if (cause instanceof RetriableException) {
            return new ServiceUnreachable(
                    "Kafka", "%s (it %s: %s)".formatted(brokers, what, cause.getMessage()), RESTART, cause);
        }
        return new IllegalStateException("Kafka at %s %s: %s".formatted(brokers, what, cause), cause);
    }

    private Map<String, Object> settings() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers,
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true,
                ProducerConfig.ACKS_CONFIG, "all",
                ProducerConfig.LINGER_MS_CONFIG, LINGER_MS,
                ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    }
}
