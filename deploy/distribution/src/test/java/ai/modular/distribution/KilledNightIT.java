package ai.modular.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.grocery.event.EventJson;
import ai.modular.grocery.event.RetailEvent;
import ai.modular.localstack.Service;
import ai.modular.spark.SparkConfiguration;
import ai.modular.spark.SparkSettings;
import ai.modular.testing.TestServices;
import ai.modular.testing.WithLocalStack;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** Two sites with the same files and the same events. At the one the night's process is killed again and again, at the other it is left alone. */
@WithLocalStack({Service.POSTGRES, Service.KAFKA, Service.MONGO, Service.MLFLOW})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KilledNightIT {

    private static final Path FILES = Path.of("src/test/resources/corner-shop").toAbsolutePath();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final String[] NIGHT = {"run", "nightly", "--date", DAY.toString()};

    /** In the order of the night; the last one lies between the commits to the lake and the publication. */
    private static final List<String> PLACES =
            List.of("ingest-events.after-bronze", "score-demand.after-delta", "publish.before-pointer");

    @TempDir
    static Path folder;

    private Site killed;
    private Site quiet;
    private SparkSession spark;
    private String brokers;
    private SortedMap<String, String> night;

    @BeforeAll
    void twoSitesOpen(TestServices services) throws Exception {
        Map<String, String> settings = services.settings();
        killed = new Site(services.database("_killed"), folder.resolve("killed"), settings);
        quiet = new Site(services.database("_quiet"), folder.resolve("quiet"), settings);
        spark = SparkConfiguration.session(new SparkSettings(
                "local[2,3]", "1g", 2, folder, folder.resolve("lake").toString()));
        brokers = settings.get(Service.KAFKA.setting());
        send(dayOfTrade());
        String[] load = {
            "import", "csv", FILES.toString(), "--date", DAY.minusDays(1).toString()
        };
        atOnce(() -> killed.mustRun(load), () -> quiet.mustRun(load));
    }

    @Test
    @Order(1)
    void aNightThatIsKilledAndStartedAgainHasTheTablesOfOneThatIsNot() throws Exception {
        atOnce(
                () -> {
                    for (String place : PLACES) {
                        assertThat(killed.run(place + ":kill", NIGHT))
                                .as(() -> place + "\n" + killed.said())
                                .isEqualTo(137);
                        assertThat(published(killed)).as(place).isEmpty();
                    }
                    killed.mustRun(NIGHT);
                },
                () -> quiet.mustRun(NIGHT));

        assertThat(published(killed)).containsExactly("n1 1", "n2 1");
        night = quiet.content(spark);
        assertThat(killed.content(spark)).isEqualTo(night);
    }

    @Test
    @Order(2)
    void aRerunOnTheSameInputsHasTheSameContentAndDoublesNothing() throws Exception {
        send(List.of(sale("late", 19, "milk", "40")));

        quiet.mustRun("run", "nightly", "--date", DAY.toString(), "--same-inputs");

        assertThat(published(quiet)).containsExactly("n1 2", "n2 2");
        assertThat(quiet.content(spark)).isEqualTo(night);
    }

    private List<RetailEvent> dayOfTrade() {
        List<RetailEvent> events = new ArrayList<>();
        for (int hour = 8; hour < 18; hour++) {
            events.add(sale("milk-" + hour, hour, "milk", "1"));
            events.add(sale("kale-" + hour, hour, "kale", "0.3"));
        }
        events.add(new RetailEvent.StockCount(
                id("count"), at(19), "n1", "milk", new BigDecimal("5"), "b", LocalDate.of(2026, 11, 29)));
        events.add(new RetailEvent.Delivery(
                id("delivery"), at(6), "n2", "milk", new BigDecimal("6"), "c", LocalDate.of(2026, 11, 30), null));
        events.add(new RetailEvent.View(id("view"), at(12), "n1", "milk", "c1"));
        events.add(sale("milk-8", 8, "milk", "1"));
        return events;
    }

    private static RetailEvent sale(String id, int hour, String item, String quantity) {
        return new RetailEvent.Sale(
                id(id), at(hour), "n1", item, "t" + hour, null, new BigDecimal(quantity), new BigDecimal("1.00"));
    }

    private static String id(String name) {
        return "killed-night-" + name;
    }

    private static Instant at(int hour) {
        return DAY.atTime(hour, 0).toInstant(ZoneOffset.ofHours(1));
    }

    private void send(List<RetailEvent> events) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", brokers),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            events.forEach(event -> producer.send(
                    new ProducerRecord<>(event.topic(), event.key().getBytes(), EventJson.write(event))));
        }
    }

    private static List<String> published(Site site) {
        return site.jdbc
                .sql("SELECT location_id || ' ' || revision FROM ops.publication WHERE pipeline = 'nightly' ORDER BY 1")
                .query(String.class)
                .list();
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void atOnce(Work one, Work other) throws Exception {
        CompletableFuture<Void> beside = CompletableFuture.runAsync(() -> {
            try {
                other.run();
            } catch (Exception e) {
                throw new CompletionException(e);
            }
        });
        one.run();
        beside.get();
    }
}
