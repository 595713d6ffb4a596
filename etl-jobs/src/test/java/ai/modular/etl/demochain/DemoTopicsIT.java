package ai.modular.etl.demochain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.grocery.demo.DemoChain;
import ai.modular.grocery.demo.DemoEvents;
import ai.modular.grocery.event.EventJson;
import ai.modular.grocery.event.RetailEvent;
import ai.modular.grocery.event.Topics;
import ai.modular.localstack.Service;
import ai.modular.testing.TestKafka;
import ai.modular.testing.WithLocalStack;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;

@WithLocalStack(Service.KAFKA)
class DemoTopicsIT {

    private static final List<RetailEvent> EVENTS = DemoEvents.of(
                    new LoadDemoChain(DemoChain.of(7, LocalDate.of(2026, 11, 22), 28, 1))
                            .recent()
                            .days()
                            .get(0))
            .limit(40)
            .toList();

    private final TestKafka kafka;
    private final List<String> told = new ArrayList<>();

    DemoTopicsIT(TestKafka kafka) {
        this.kafka = kafka;
    }

    @Test
    void whatBrokeOffIsSentAgainFromItsBeginningWithTheSameIds() {
        AtomicInteger tries = new AtomicInteger();

        long sent = topics("again-").send(() -> tries.incrementAndGet() == 1 ? brokenAfter(15) : EVENTS.stream());

        assertThat(sent).isEqualTo(40);
        assertThat(told).containsExactly("the till fell over; sending again");
        List<RetailEvent> received = received("again-");
        assertThat(received).hasSize(15 + 40);
        assertThat(new HashSet<>(received)).isEqualTo(new HashSet<>(EVENTS));
    }

    @Test
    void whatBreaksTwiceIsTold() {
        assertThatThrownBy(() -> topics("twice-").send(() -> brokenAfter(3)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the till fell over");
        assertThat(told).hasSize(1);
    }

    private static Stream<RetailEvent> brokenAfter(int count) {
        AtomicInteger seen = new AtomicInteger();
        return EVENTS.stream().peek(event -> {
            if (seen.getAndIncrement() == count) {
                throw new IllegalStateException("the till fell over");
            }
        });
    }

    private DemoTopics topics(String prefix) {
        return new DemoTopics(kafka.brokers(), told::add, name -> kafka.topic(prefix + name));
    }

    private List<RetailEvent> received(String prefix) {
        List<RetailEvent> events = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", kafka.brokers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Topics.INCOMING.stream()
                    .flatMap(name -> consumer.partitionsFor(kafka.topic(prefix + name)).stream())
                    .map(each -> new TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < end.get(each))) {
                consumer.poll(Duration.ofSeconds(1)).forEach(message -> events.add(EventJson.parse(message.value())));
            }
        }
        return events;
    }
}
