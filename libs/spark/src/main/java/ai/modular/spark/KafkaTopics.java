package ai.modular.spark;

import ai.modular.contracts.error.ServiceUnreachable;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What a Kafka cluster says about its topics. */
public final class KafkaTopics {

    private static final long PAUSE_MILLIS = 100;

    private final String brokers;
    private final Duration patience;

    /** @param patience how long to wait for an answer in all */
    public KafkaTopics(String brokers, Duration patience) {
        this.brokers = brokers;
        this.patience = patience;
    }

    /**
     * Looks at the topics; one that does not exist is made, with the broker's defaults.
     *
     * @throws ServiceUnreachable if no broker answers in time
     */
    public List<KafkaTopic> describe(Collection<String> names) {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                brokers,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                (int) patience.toMillis() / 2,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) patience.toMillis()))) {
            create(admin, names);
            return whenAllBrokersKnow(() -> {
                Map<String, TopicDescription> found =
                        answer(admin.describeTopics(names).allTopicNames());
                return names.stream()
                        .map(name -> describe(admin, found.get(name)))
                        .toList();
            });
        }
    }

    /** A topic that was just made is not known to every broker at once. */
    private <T> T whenAllBrokersKnow(Supplier<T> question) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return question.get();
            } catch (UnknownTopicOrPartitionException e) {
                if (System.nanoTime() > deadline) {
                    throw unreachable(brokers, e);
                }
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Kafka", e);
        }
    }

    private void create(Admin admin, Collection<String> names) {
        Set<String> missing = new HashSet<>(names);
        missing.removeAll(answer(admin.listTopics().names()));
        for (String name : missing) {
            try {
                answer(admin.createTopics(List.of(new NewTopic(name, Optional.empty(), Optional.empty())))
                        .all());
            } catch (TopicExistsException raced) {
                // somebody else made it in between, which is as good
                continue;
            }
        }
    }

    private KafkaTopic describe(Admin admin, TopicDescription topic) {
        return new KafkaTopic(
                topic.name(),
                topic.topicId().toString(),
                offsets(admin, topic, OffsetSpec.earliest()),
                offsets(admin, topic, OffsetSpec.latest()));
    }

    private SortedMap<Integer, Long> offsets(Admin admin, TopicDescription topic, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> asked = topic.partitions().stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .collect(Collectors.toMap(Function.identity(), partition -> spec));
        SortedMap<Integer, Long> offsets = new TreeMap<>();
        answer(admin.listOffsets(asked).all())
                .forEach((partition, found) -> offsets.put(partition.partition(), found.offset()));
        return offsets;
    }

    private <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException unknown) {
                throw unknown;
            }
            if (e.getCause() instanceof RetriableException) {
                throw unreachable(brokers, e.getCause());
            }
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException("Kafka at " + brokers, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for Kafka", e);
        }
    }

    static ServiceUnreachable unreachable(String brokers, Throwable cause) {
        return new ServiceUnreachable(
                "Kafka", brokers, "See that it runs, and that MODULARAI_KAFKA_BROKERS names it.", cause);
    }
}
