package ai.modular.etl.ingestevents;

import static ai.modular.etl.ingestevents.EventSamples.sale;
import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.grocery.lake.BronzeTables;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.spark.ContentHash;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.TestKafka;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** An event counts once, wherever a run breaks, however often and in whatever order it comes. */
class IngestOnceIT extends IngestCase {

    IngestOnceIT(TestDatabase database, TestKafka kafka) {
        super(database, kafka);
    }

    @Test
    void repetitionsCountOnceWithinARunAndAcrossRuns() {
        byte[] first = sale("e1", "2026-11-22T09:00:00Z", "berlin", "milk", "3");
        byte[] second = sale("e2", "2026-11-20T09:00:00Z", "berlin", "milk", "1");
        chain.send(till.topic(), List.of(first, first, second));
        assertThat(chain.run(1).toSilver(till)).isEqualTo(new IngestCounts(3, 2, 0, 1));
        byte[] late = sale("e3", "2026-11-19T09:00:00Z", "berlin", "milk", "1");
        chain.send(till.topic(), List.of(second, late));
        var run = chain.run(2);

        assertThat(run.toSilver(till)).isEqualTo(new IngestCounts(2, 1, 0, 1));
        assertThat(run.rows(SilverTables.TRANSACTIONS, "event_id")).containsExactly("e1", "e2", "e3");
        assertThat(run.lake.read(BronzeTables.EVENTS_TRANSACTIONS).count()).isEqualTo(5);
        assertThat(chain.lines("SELECT DISTINCT business_date::text FROM ops.touched_date ORDER BY 1"))
                .containsExactly("2026-11-19", "2026-11-20", "2026-11-22");
    }

    @Test
    void theOrderOfArrivalDoesNotShow() {
        List<byte[]> events = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            events.add(
                    sale("e" + i % 15, "2026-11-%02dT09:00:00Z".formatted(10 + i % 5), "berlin", "item" + i % 3, "1"));
        }
        chain.send(till.topic(), events);
        var run = chain.run(1);
        run.toSilver(till);
        String hash = ContentHash.of(run.lake.read(SilverTables.TRANSACTIONS));

        Collections.reverse(events);
        chain = new IngestFixture(spark, database, kafka, folder.resolve("other"));
        chain.send(views.topic(), events);
        var reversed = chain.run(1);
        reversed.toSilver(EventSource.transactions(views.topic()));
        assertThat(ContentHash.of(reversed.lake.read(SilverTables.TRANSACTIONS)))
                .isEqualTo(hash);
    }

    @Test
    void aBatchThatWasAnnouncedButBrokeOffIsReceivedByTheNextRunThoughNothingNewCame() throws IOException {
        chain.send(till.topic(), List.of(sale("e1", "2026-11-22T10:00:00Z", "berlin", "milk", "1")));
        assertThat(chain.run(1).toSilver(till)).isEqualTo(new IngestCounts(1, 1, 0, 0));
        chain.send(till.topic(), List.of(sale("e2", "2026-11-22T11:00:00Z", "berlin", "milk", "1")));

        // What Spark leaves when it is killed after announcing a batch: offsets without a commit
        var run = chain.run(2);
        String topicId = chain.topics().describe(List.of(till.topic())).get(0).id();
        Path offsets = Path.of(run.lake.checkpoint(till.bronze(), topicId), "offsets");
        Files.writeString(
                offsets.resolve("1"), Files.readString(offsets.resolve("0")).replace("\"0\":1", "\"0\":2"));

        assertThat(run.toSilver(till)).isEqualTo(new IngestCounts(1, 1, 0, 0));
        assertThat(run.rows(SilverTables.TRANSACTIONS, "event_id")).containsExactly("e1", "e2");
    }

    @Test
    void aRunThatBrokeAfterBronzeGoesOnWhereItWas() {
        chain.send(till.topic(), List.of(sale("e1", "2026-11-22T09:00:00Z", "berlin", "milk", "3")));
        chain.run(1).tables.receive(List.of(till));
        chain.send(till.topic(), List.of(sale("e2", "2026-11-22T10:00:00Z", "berlin", "milk", "1")));

        var restart = chain.run(1);
        assertThat(restart.toSilver(till)).as("the pinned end holds").isEqualTo(new IngestCounts(1, 1, 0, 0));
        assertThat(restart.rows(SilverTables.TRANSACTIONS, "event_id")).containsExactly("e1");
        var next = chain.run(2);
        assertThat(next.toSilver(till)).isEqualTo(new IngestCounts(1, 1, 0, 0));
        assertThat(next.rows(BronzeTables.EVENTS_TRANSACTIONS, "event_id, partition, offset"))
                .containsExactly("e1 0 0", "e2 0 1");
    }

    @Test
    void aRunThatBrokeAfterSilverDoublesNothing() {
        chain.send(
                till.topic(),
                List.of(
                        sale("e1", "2026-11-22T09:00:00Z", "berlin", "milk", "3"),
                        "poison".getBytes(StandardCharsets.UTF_8)));
        var broken = chain.run(1);
        broken.tables.receive(List.of(till));
        try (EventBatch batch = broken.tables.open(till)) {
            broken.tables.quarantine(List.of(batch));
            broken.tables.refine(batch);
            broken.retail.transactions(batch.events(), IngestFixture.DAY);
        }

        var restart = chain.run(1);
        assertThat(restart.ingest(till)).isEqualTo(new IngestCounts(2, 0, 1, 1));
        assertThat(restart.rows(SilverTables.TRANSACTIONS, "event_id")).containsExactly("e1");
        assertThat(restart.lake.read(BronzeTables.QUARANTINE).count()).isEqualTo(1);
        assertThat(chain.lines("SELECT concat_ws(' ', hour, units) FROM retail.sales_hourly"))
                .containsExactly("10 3.000");
    }

    @Test
    void aLostCheckpointReceivesNothingTwice() throws IOException {
        chain.send(till.topic(), List.of(sale("e1", "2026-11-22T09:00:00Z", "berlin", "milk", "3")));
        chain.run(1).tables.receive(List.of(till));
        FileSystemUtils.deleteRecursively(folder.resolve("_checkpoints"));
        chain.send(till.topic(), List.of(sale("e2", "2026-11-22T10:00:00Z", "berlin", "milk", "1")));
        var run = chain.run(2);
        run.tables.receive(List.of(till));
        assertThat(run.rows(BronzeTables.EVENTS_TRANSACTIONS, "event_id, offset"))
                .containsExactly("e1 0", "e2 1");
    }
}
