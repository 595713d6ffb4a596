package ai.modular.etl.demochain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.job.CurrentRun;
import ai.modular.contracts.job.RunIdentity;
import ai.modular.contracts.lake.TableDefinition;
import ai.modular.etl.demochain.EmitDay.OrderSource;
import ai.modular.grocery.demo.DemoChain;
import ai.modular.grocery.demo.DemoEvents;
import ai.modular.grocery.demo.Household;
import ai.modular.grocery.demo.Households;
import ai.modular.grocery.demo.StoreDay;
import ai.modular.grocery.demo.StoreSimulation;
import ai.modular.grocery.event.EventJson;
import ai.modular.grocery.event.RetailEvent;
import ai.modular.grocery.event.Topics;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.localstack.DatabaseRole;
import ai.modular.localstack.Service;
import ai.modular.operations.lake.PostgresCommitLedger;
import ai.modular.operations.lake.PostgresRunInputs;
import ai.modular.operations.lease.PostgresLeases;
import ai.modular.operations.run.Progress;
import ai.modular.spark.Lake;
import ai.modular.spark.SparkConfiguration;
import ai.modular.spark.SparkSettings;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.TestKafka;
import ai.modular.testing.TestMongo;
import ai.modular.testing.WithLocalStack;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.spark.sql.SparkSession;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@WithLocalStack({Service.POSTGRES, Service.KAFKA, Service.MONGO})
class DemoChainIT {

    private static final Path SPARK_HOME = Path.of("target", "test-home").toAbsolutePath();
    private static final LocalDate END = LocalDate.of(2026, 11, 22);
    private static final LoadDemoChain DEMO = new LoadDemoChain(DemoChain.of(7, END, 28, 1));

    private final TestDatabase database;
    private final TestKafka kafka;
    private final TestMongo mongo;
    private final DataSource dataSource;
    private final JdbcClient jdbc;

    @TempDir
    Path home;

    DemoChainIT(TestDatabase database, TestKafka kafka, TestMongo mongo) {
        this.database = database;
        this.kafka = kafka;
        this.mongo = mongo;
        this.dataSource = database.dataSource(DatabaseRole.JOB);
        this.jdbc = JdbcClient.create(dataSource);
    }

    @BeforeEach
    void anEmptyShop() {
        database.execute("TRUNCATE retail.locations, retail.suppliers, retail.products, ops.run, ops.ledger CASCADE");
    }

    @Test
    void theShopDatabaseHoldsTheChainHoweverOftenItIsLoaded() {
        var shop = new ShopMaster(DEMO.chain(), dataSource);
        long rows = shop.replace(DEMO.recent().orders());
        assertThat(shop.replace(DEMO.recent().orders())).isEqualTo(rows);
        int listed = DEMO.chain().listing(DEMO.chain().stores().get(0)).size();
        assertThat(count("retail.supply_terms")).isEqualTo(listed);
        assertThat(count("retail.products"))
                .isEqualTo(DEMO.chain().catalogue().products().size());
        assertThat(count("retail.open_orders")).isEqualTo(DEMO.recent().orders().size());
        assertThat(jdbc.sql("SELECT name || ', ' || city || ', ' || time_zone FROM retail.locations")
                        .query(String.class)
                        .single())
                .isEqualTo("Harbour Street, Galway, Europe/Dublin");
    }

    @Test
    void anotherChainIsNotOverwritten() {
        database.execute(
                "INSERT INTO retail.locations (location_id, name, time_zone, currency) VALUES ('x', 'X', 'UTC', 'EUR')");
        assertThatThrownBy(() -> new ShopMaster(DEMO.chain(), dataSource).replace(List.of()))
                .isInstanceOf(UserError.class)
                .hasMessage("the database holds another chain: 1 stores, among them x");
    }

    @Test
    void documentsAndProfilesAreReplacedNotDoubled() {
        var documents = new DemoDocuments(DEMO.chain(), mongo.uri() + "/" + mongo.database());
        documents.write();
        documents.write();
        List<Household> households =
                Households.of(DEMO.chain(), DEMO.chain().stores().get(0));
        try (var client = MongoClients.create(mongo.uri())) {
            var written = client.getDatabase(mongo.database());
            assertThat(written.getCollection("customer_profiles").countDocuments())
                    .isEqualTo(households.size());
            assertThat(written.getCollection("item_documents")
                            .find(new Document("_id", "p0001"))
                            .first())
                    .containsEntry("title", "Fairhaven Bananas, loose, per kg");
        }
    }

    @Test
    void theHistoryInTheLakeIsWhatTheSimulationSays() {
        Lake lake = lake();
        var tables = new DemoChainTables(spark(), lake);
        tables.replaceHistory(DEMO.chain(), DEMO.bulkDates());
        tables.replaceLots(DEMO.recent().bulkEnd());
        List<StoreDay> days = new ArrayList<>();
        new StoreSimulation(DEMO.chain(), DEMO.chain().stores().get(0))
                .history()
                .forEachRemaining(days::add);
        List<StoreDay> bulk = days.stream()
                .filter(day -> !day.date().isAfter(DEMO.lastOfBulk()))
                .toList();
        assertThat(bulk).hasSize(14);
        assertThat(line(lake, SilverTables.TRANSACTIONS, "concat_ws(' ', count(*), sum(amount), max(business_date))"))
                .isEqualTo("%d %s %s"
                        .formatted(
                                bulk.stream()
                                        .mapToInt(day -> day.tillLines().size())
                                        .sum(),
                                java.math.BigDecimal.valueOf(
                                                bulk.stream()
                                                        .flatMap(day -> day.tillLines().stream())
                                                        .mapToLong(StoreDay.TillLine::amountCents)
                                                        .sum(),
                                                2)
                                        .setScale(4),
                                DEMO.lastOfBulk()));
        assertThat(line(lake, SilverTables.STOCK_MOVEMENTS, "concat_ws(' ', count(*))"))
                .isEqualTo(""
                        + bulk.stream().mapToInt(day -> day.movements().size()).sum());
        assertThat(line(lake, SilverTables.VIEWS, "concat_ws(' ', count(*))"))
                .isEqualTo(
                        "" + bulk.stream().mapToInt(day -> day.views().size()).sum());
        assertThat(line(lake, SilverTables.STOCK_LOTS, "concat_ws(' ', count(*), max(business_date))"))
                .isEqualTo(
                        "%d %s".formatted(DEMO.recent().bulkEnd().get(0).lots().size(), DEMO.lastOfBulk()));
        assertThat(line(
                        lake,
                        DemoChainTables.TRUE_DEMAND,
                        "concat_ws(' ', count(*), max(ds), sum(int(sold > demand)))"))
                .isEqualTo("%d %s 0"
                        .formatted(
                                days.stream()
                                        .mapToInt(day -> day.demand().size())
                                        .sum(),
                                END));
    }

    @Test
    void everyEventArrivesInItsTopic() {
        List<RetailEvent> sent = DemoEvents.of(DEMO.recent().days().get(0)).toList();
        assertThat(topics().send(sent::stream)).isEqualTo(sent.size());
        // As a set: what was sent again after a hiccup has the same id, and ingestion takes it once
        assertThat(new HashSet<>(received(sent.size()))).isEqualTo(new HashSet<>(sent));
    }

    @Test
    void aDayIsEmittedOnceWithTheOrdersThatWerePublished() {
        new ShopMaster(DEMO.chain(), dataSource).replace(DEMO.recent().orders());
        DEMO.save(home);
        LocalDate next = END.plusDays(1);
        EmitDay emit = emit();
        assertThatThrownBy(() -> emit.simulate(next, OrderSource.PROPOSALS))
                .isInstanceOf(UserError.class)
                .hasMessage("the night of 2026-11-22 has published no orders for s01");
        publishProposal();

        List<StoreDay> day = emit.simulate(next, OrderSource.PROPOSALS).orElseThrow();
        assertThat(emit.simulate(next, OrderSource.RULE).orElseThrow()).isEqualTo(day);
        assertThat(jdbc.sql(
                                "SELECT concat_ws(' ', order_id, item_id, quantity, arrives_on) FROM retail.open_orders WHERE ordered_on = ?")
                        .param(next)
                        .query(String.class)
                        .list())
                .containsExactly("s01-sup-dairy-20261123 p0098 36.000 2026-11-24");
        emit.close(next, day);
        assertThat(emit.simulate(next, OrderSource.PROPOSALS)).isEmpty();
        StoreDay after =
                emit.simulate(next.plusDays(1), OrderSource.RULE).orElseThrow().get(0);
        assertThat(after.movements())
                .filteredOn(movement -> "s01-sup-dairy-20261123".equals(movement.orderId()))
                .extracting(StoreDay.Movement::thousandths)
                .containsExactly(36_000L);
    }

    private EmitDay emit() {
        return new EmitDay(
                home, new DayOrders(dataSource), new TransactionTemplate(new DataSourceTransactionManager(dataSource)));
    }

    private void publishProposal() {
        database.execute("""
                INSERT INTO ops.run (run_id, pipeline, business_date, revision, state, code_version, host, pid)
                VALUES ('00000000-0000-0000-0000-000000000001', 'nightly', '2026-11-22', 1, 'COMPLETED', 'test', 'test', 1);
                INSERT INTO ops.publication (pipeline, business_date, location_id, revision, run_id, lease_token, model_name)
                VALUES ('nightly', '2026-11-22', 's01', 1, '00000000-0000-0000-0000-000000000001', 1, 'test');
                INSERT INTO insight.order_proposal_revision (business_date, revision, location_id, item_id, supplier_id, delivery_date,
                    quantity, unit, unit_cost, currency, on_hand, risk, expected_lost, receipt)
                VALUES ('2026-11-22', 1, 's01', 'p0098', 'sup-dairy', '2026-11-24', 36, 'each', 1, 'EUR', 0, 0, 0, '{}'),
                       ('2026-11-22', 1, 's01', 'p0099', 'sup-dairy', '2026-11-24', 0, 'each', 1, 'EUR', 0, 0, 0, '{}')""");
    }

    private DemoTopics topics() {
        return new DemoTopics(kafka.brokers(), Progress.silent(), kafka::topic);
    }

    private List<RetailEvent> received(int count) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", kafka.brokers(), "group.id", kafka.topic("demo"), "auto.offset.reset", "earliest");
        var events = new ArrayList<RetailEvent>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Set<String> names = Topics.INCOMING.stream().map(kafka::topic).collect(Collectors.toSet());
            consumer.subscribe(names);
            long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
            while (events.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(500)).forEach(message -> {
                    RetailEvent event = EventJson.parse(message.value());
                    assertThat(message.topic()).isEqualTo(kafka.topic(event.topic()));
                    assertThat(message.key()).isEqualTo(event.key().getBytes());
                    events.add(event);
                });
            }
        }
        return events;
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    private static String line(Lake lake, TableDefinition table, String expression) {
        return lake.read(table).selectExpr(expression).first().getString(0);
    }

    private static SparkSession spark() {
        return SparkConfiguration.session(new SparkSettings("local[2,3]", "1g", 2, SPARK_HOME, SPARK_HOME + "/lake"));
    }

    private Lake lake() {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        INSERT INTO ops.run (run_id, pipeline, business_date, revision, state, code_version, host, pid)
                        VALUES (:id, 'load-demo-chain', :end, 1, 'RUNNING', 'test', 'test', 1)""").param("id", id).param("end", END).update();
        var identity = new RunIdentity(id, "load-demo-chain", END, OptionalInt.empty(), 1, new TreeSet<>());
        CurrentRun run = new CurrentRun() {
            @Override
            public RunIdentity identity() {
                return identity;
            }

            @Override
            public String job() {
                return "load-demo-chain";
            }
        };
        return new Lake(
                spark(),
                home.toString(),
                run,
                new PostgresCommitLedger(dataSource, id),
                new PostgresRunInputs(dataSource, id),
                new PostgresLeases(dataSource, "test", Duration.ofSeconds(60)));
    }
}
