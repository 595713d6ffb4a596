package ai.modular.etl.ingestevents;

import static ai.modular.etl.ingestevents.EventSamples.sale;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.ServiceUnreachable;
import ai.modular.contracts.error.UserError;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.localstack.DatabaseRole;
import ai.modular.spark.KafkaTopics;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.TestKafka;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** A topic that lost events, one that was made anew, and a broker that does not answer. */
class IngestTopicsIT extends IngestCase {

    IngestTopicsIT(TestDatabase database, TestKafka kafka) {
        super(database, kafka);
    }

    @Test
    void eventsThatKafkaDroppedUnreadAreNamed() throws Exception {
        chain.send(till.topic(), List.of(sale("e1", "2026-11-22T09:00:00Z", "berlin", "milk", "3")));
        chain.run(1).tables.receive(List.of(till));
        chain.send(till.topic(), Collections.nCopies(3, sale("e2", "2026-11-22T09:00:00Z", "berlin", "milk", "3")));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.brokers()))) {
            admin.deleteRecords(Map.of(new TopicPartition(till.topic(), 0), RecordsToDelete.beforeOffset(3)))
                    .all()
                    .get();
        }
        assertThatThrownBy(() -> chain.run(2).tables.receive(List.of(till)))
                .isInstanceOf(UserError.class)
                .hasMessage(till.topic() + " partition 0: offsets 1 to 2 are gone from Kafka and were never read");
    }

    @Test
    void aTopicThatWasMadeAnewIsReadFromItsBeginning() throws Exception {
        chain.send(till.topic(), List.of(sale("e1", "2026-11-22T09:00:00Z", "berlin", "milk", "3")));
        chain.run(1).toSilver(till);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.brokers()))) {
            admin.deleteTopics(List.of(till.topic())).all().get();
            Thread.sleep(500);
        }
        chain.topics().describe(List.of(till.topic()));
        chain.send(till.topic(), List.of(sale("e2", "2026-11-22T10:00:00Z", "berlin", "milk", "1")));

        assertThatThrownBy(() -> chain.run(1).tables.receive(List.of(till)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("was made anew while the run was interrupted");
        var run = chain.run(2);
        assertThat(run.toSilver(till)).isEqualTo(new IngestCounts(1, 1, 0, 0));
        assertThat(run.rows(SilverTables.TRANSACTIONS, "event_id")).containsExactly("e1", "e2");
    }

    @Test
    void whatWaitsInATopicIsKnownWithoutReadingIt() {
        var run = chain.run(1);
        assertThat(isBehind()).isFalse();

        chain.send(till.topic(), List.of(sale("e1", "2026-11-22T09:00:00Z", "berlin", "milk", "3")));
        assertThat(isBehind()).isTrue();
        run.tables.receive(List.of(till));
        assertThat(isBehind()).as("bronze alone has no dates").isTrue();

        run.toSilver(till);
        assertThat(isBehind()).isFalse();
    }

    private boolean isBehind() {
        IngestProgress progress = new IngestProgress(database.dataSource(DatabaseRole.JOB));
        return !progress.isDone(chain.topics().describe(List.of(till.topic())).get(0));
    }

    @Test
    void aBrokerThatIsDownIsNamed() {
        assertThatThrownBy(() -> new KafkaTopics("127.0.0.1:9", Duration.ofSeconds(2)).describe(List.of("any")))
                .isInstanceOf(ServiceUnreachable.class)
                .hasMessage("Kafka does not answer at 127.0.0.1:9");
    }
}
