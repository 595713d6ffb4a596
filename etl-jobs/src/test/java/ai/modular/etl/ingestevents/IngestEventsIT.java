package ai.modular.etl.ingestevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.ServiceUnreachable;
import ai.modular.contracts.error.UserError;
import ai.modular.grocery.event.EventJson;
import ai.modular.grocery.event.RetailEvent;
import ai.modular.grocery.lake.BronzeTables;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.localstack.DatabaseRole;
import ai.modular.localstack.Service;
import ai.modular.spark.ContentHash;
import ai.modular.spark.KafkaTopics;
import ai.modular.spark.SparkConfiguration;
import ai.modular.spark.SparkSettings;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.TestKafka;
import ai.modular.testing.WithLocalStack;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

@WithLocalStack({Service.POSTGRES, Service.KAFKA})
class IngestEventsIT {

    private static final Path HOME = Path.of("target", "test-home").toAbsolutePath();
    private static final String SALE =
            "event_id, business_date, local_hour, location_id, item_id, kind, quantity, amount, extra";

    private final SparkSession spark =
            SparkConfiguration.session(new SparkSettings("local[2,3]", "1g", 2, HOME, HOME + "/lake"));
    private final TestDatabase database;
    private final TestKafka kafka;

    @TempDir
    Path folder;

    private IngestFixture chain;
    private EventSource till;
    private EventSource stock;
    private EventSource views;

    IngestEventsIT(TestDatabase database, TestKafka kafka) {
        this.database = database;
        this.kafka = kafka;
    }

    @BeforeEach
    void aFreshChain(TestInfo test) throws IOException {
        Files.createDirectories(HOME);
        chain = new IngestFixture(spark, database, kafka, folder);
        String name = test.getTestMethod().orElseThrow().getName();
        till = EventSource.transactions(kafka.topic(name + "-till"));
        stock = EventSource.movements(kafka.topic(name + "-stock"));
        views = EventSource.views(kafka.topic(name + "-views"));
        chain.topics().describe(List.of(till.topic(), stock.topic(), views.topic()));
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
    void eventsArriveTypedInTheTimeOfTheirStore() {
        byte[] withMore = text(sale("e1", "2026-11-22T23:30:00Z", "berlin", "milk", "2"))
                .replace("\"quantity\"", "\"weight\":1.5,\"tags\":[\"a\"],\"quantity\"")
                .replace("\"1.0\"", "\"1.7\"")
                .getBytes(StandardCharsets.UTF_8);
        chain.send(
                till.topic(),
                List.of(
                        withMore,
                        sale("e2", "2026-11-23T05:10:00Z", "denver", "milk", "1.250"),
                        json(new RetailEvent.Return(
                                "e3",
                                Instant.parse("2026-11-22T22:59:59Z"),
                                "berlin",
                                "milk",
                                "t9",
                                "c1",
                                number("1"),
                                number("1.99")))));
        var run = chain.run(1);

        assertThat(run.ingest(till)).isEqualTo(new IngestCounts(3, 3, 0, 0));
        assertThat(run.rows(SilverTables.TRANSACTIONS, SALE))
                .containsExactly(
                        "e1 2026-11-23 0 berlin milk sale 2.000 3.9800 {\"weight\":1.5,\"tags\":[\"a\"]}",
                        "e2 2026-11-22 22 denver milk sale 1.250 3.9800",
                        "e3 2026-11-22 23 berlin milk return 1.000 1.9900");
        assertThat(chain.lines("SELECT business_date || ' ' || reason FROM ops.touched_date ORDER BY 1"))
                .containsExactly("2026-11-22 events", "2026-11-23 events");
        assertThat(chain.lines("SELECT event_id || ' ' || quantity FROM retail.transactions ORDER BY 1"))
                .containsExactly("e1 2.000", "e2 1.250", "e3 1.000");
        assertThat(
                        chain.lines(
                                "SELECT concat_ws(' ', business_date, hour, location_id, units, amount) FROM retail.sales_hourly ORDER BY 1"))
                .containsExactly(
                        "2026-11-22 22 denver 1.250 3.9800",
                        "2026-11-22 23 berlin -1.000 -1.9900",
                        "2026-11-23 0 berlin 2.000 3.9800");
    }

    @Test
    void stockAndViewsAreTheNewest() {
        chain.send(
                stock.topic(),
                List.of(
                        json(new RetailEvent.Delivery(
                                "m1",
                                Instant.parse("2026-11-22T06:00:00Z"),
                                "berlin",
                                "milk",
                                number("24"),
                                "lot1",
                                LocalDate.of(2026, 11, 30),
                                "o1")),
                        json(new RetailEvent.StockCount(
                                "m2",
                                Instant.parse("2026-11-22T07:00:00Z"),
                                "berlin",
                                "milk",
                                number("20"),
                                null,
                                null)),
                        json(new RetailEvent.WriteOff(
                                "m3",
                                Instant.parse("2026-11-22T08:00:00Z"),
                                "berlin",
                                "milk",
                                number("2"),
                                null,
                                "broken"))));
        chain.send(till.topic(), List.of(sale("e1", "2026-11-22T09:00:00Z", "berlin", "milk", "3")));
        chain.send(
                views.topic(),
                List.of(
                        json(new RetailEvent.View("v1", Instant.parse("2026-11-22T09:00:00Z"), "berlin", "milk", "c1")),
                        json(new RetailEvent.View(
                                "v2", Instant.parse("2026-11-22T08:00:00Z"), "denver", "milk", "c1"))));
        var run = chain.run(1);

        assertThat(run.ingest(till, stock, views)).isEqualTo(new IngestCounts(6, 6, 0, 0));
        assertThat(run.rows(
                        SilverTables.STOCK_MOVEMENTS, "event_id, kind, quantity, lot_id, expires_on, order_id, extra"))
                .containsExactly(
                        "m1 delivery 24.000 lot1 2026-11-30 o1",
                        "m2 count 20.000",
                        "m3 write_off 2.000 {\"reason\":\"broken\"}");
        assertThat(chain.lines("SELECT concat_ws(' ', location_id, item_id, on_hand) FROM retail.inventory"))
                .containsExactly("berlin milk 15.000");
        assertThat(chain.lines(
                        "SELECT concat_ws(' ', customer_id, item_id, location_id) FROM retail.recent_product_views"))
                .containsExactly("c1 milk berlin");
    }

    @Test
    void whatIsWrongIsPutAsideWithItsReasonAndItsBytes() {
        String good = text(sale("e1", "2026-11-22T09:00:00Z", "berlin", "milk", "3"));
        Map<String, byte[]> bad = Map.ofEntries(
                entry("the message is empty", ""),
                entry("the message is not an event in JSON", good.substring(0, 60)),
                Map.entry("the message is not UTF-8", new byte[] {'{', (byte) 0xff, '}'}),
                entry("event_id is missing", good.replace("\"event_id\":\"e1\",", "")),
                entry("event_id is longer than 64 characters", good.replace("e1", "x".repeat(65))),
                entry("event_id has a control character", good.replace("e1", "e\\u0000")),
                entry("schema_version is 2.0, but 1.x is understood", good.replace("\"1.0\"", "\"2.0\"")),
                entry("type is view, but the topic carries sale, return", good.replace("sale", "view")),
                entry(
                        "occurred_at is yesterday, but must be an instant as in 2026-11-22T17:03:11Z",
                        good.replace("2026-11-22T09:00:00Z", "yesterday")),
                entry("location paris is not known", good.replace("berlin", "paris")),
                entry("item_id is missing", good.replace("\"item_id\":\"milk\",", "")),
                entry("quantity is \"NaN\", not a number", good.replace("\"quantity\":3", "\"quantity\":NaN")),
                entry("quantity is missing", good.replace("\"quantity\":3,", "")),
                entry(
                        "quantity of a sale is -3, but must be above 0",
                        good.replace("\"quantity\":3", "\"quantity\":-3")),
                entry("quantity of a sale is 0, but must be above 0", good.replace("\"quantity\":3", "\"quantity\":0")),
                entry("quantity is 100001, beyond 100000", good.replace("\"quantity\":3", "\"quantity\":100001")),
                entry("amount is 1.0E300, beyond 100000000", good.replace("\"amount\":3.98", "\"amount\":1e300")));
        List<byte[]> messages = new ArrayList<>(bad.values());
        messages.add(good.getBytes(StandardCharsets.UTF_8));
        chain.send(till.topic(), messages);
        var run = chain.run(1);

        assertThat(run.toSilver(till)).isEqualTo(new IngestCounts(bad.size() + 1, 1, bad.size(), 0));
        Map<String, byte[]> found = new java.util.HashMap<>();
        for (Row row : run.lake
                .read(BronzeTables.QUARANTINE)
                .select("reason", "raw", "run_id")
                .collectAsList()) {
            found.put(row.getString(0), (byte[]) row.get(1));
            assertThat(row.getString(2)).isEqualTo(run.id.toString());
        }
        assertThat(found).containsOnlyKeys(bad.keySet());
        bad.forEach((reason, bytes) -> assertThat(found.get(reason)).as(reason).isEqualTo(bytes));
        assertThat(chain.run(2).toSilver(till)).isEqualTo(IngestCounts.NONE);
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
    void aBrokerThatIsDownIsNamed() {
        assertThatThrownBy(() -> new KafkaTopics("127.0.0.1:9", Duration.ofSeconds(2)).describe(List.of("any")))
                .isInstanceOf(ServiceUnreachable.class)
                .hasMessage("Kafka does not answer at 127.0.0.1:9");
    }

    private static byte[] sale(String id, String at, String location, String item, String quantity) {
        return json(new RetailEvent.Sale(
                id, Instant.parse(at), location, item, "t1", null, number(quantity), number("3.98")));
    }

    private static byte[] json(RetailEvent event) {
        return EventJson.write(event);
    }

    private static BigDecimal number(String value) {
        return new BigDecimal(value);
    }

    private static String text(byte[] event) {
        return new String(event, StandardCharsets.UTF_8);
    }

    private static Map.Entry<String, byte[]> entry(String reason, String message) {
        return Map.entry(reason, message.getBytes(StandardCharsets.UTF_8));
    }
}
