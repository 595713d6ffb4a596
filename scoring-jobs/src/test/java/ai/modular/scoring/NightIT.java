package ai.modular.scoring;

import static ai.modular.scoring.SmallLake.DAY;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.ServiceUnreachable;
import ai.modular.contracts.error.UserError;
import ai.modular.contracts.job.RunIdentity;
import ai.modular.contracts.lake.TableDefinition;
import ai.modular.contracts.model.ModelRegistry;
import ai.modular.contracts.model.ModelVersion;
import ai.modular.grocery.event.Topics;
import ai.modular.grocery.lake.GoldTables;
import ai.modular.localstack.Service;
import ai.modular.mlflow.MlflowRegistry;
import ai.modular.mlflow.RetryPolicy;
import ai.modular.models.demand.Boosting;
import ai.modular.models.demand.DemandTraining;
import ai.modular.models.demand.DemandTrainingPlan;
import ai.modular.models.inventory.Receipt;
import ai.modular.scoring.demand.ScoreDemandJobConfiguration;
import ai.modular.scoring.orders.ProposeOrdersJobConfiguration;
import ai.modular.scoring.publish.PublishJobConfiguration;
import ai.modular.scoring.stockout.ScoreStockoutJobConfiguration;
import ai.modular.spark.ContentHash;
import ai.modular.testing.NamedModels;
import ai.modular.testing.TestServices;
import ai.modular.testing.WithLocalStack;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The scoring part of a night on a small lake, through real servers: without a champion, with one, again, and when things are missing. */
@WithLocalStack({Service.POSTGRES, Service.MLFLOW, Service.KAFKA})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NightIT {

    private static final Class<?>[] NIGHT = {
        ScoreDemandJobConfiguration.class,
        ScoreStockoutJobConfiguration.class,
        ProposeOrdersJobConfiguration.class,
        PublishJobConfiguration.class
    };

    private final String north = "north-" + ProcessHandle.current().pid();
    private final String south = "south-" + ProcessHandle.current().pid();
    private TestServices services;

    @TempDir
    static Path home;

    private TestChain chain;
    private NamedModels registry;
    private SmallLake lake;
    private RunIdentity champions;

    @BeforeAll
    void fillTheLake(TestServices own) {
        services = own;
        chain = new TestChain(services, home);
        registry = new NamedModels(
                new MlflowRegistry(URI.create(services.mlflow().uri()), home.resolve("cache"), RetryPolicy.standard()),
                services.mlflow().name(""));
        lake = new SmallLake(chain.spark(), north, south);
        chain.withLake(chain.newRun(DAY.minusDays(1), 1), lake::write);
    }

    @Test
    @Order(1)
    void withoutAnyChampionTheSeasonalNaiveForecastStandsInAndReadersAreTold() {
        RunIdentity run = chain.newRun(DAY, 1);

        chain.run(
                run,
                registry,
                ScoreDemandJobConfiguration.class,
                ProposeOrdersJobConfiguration.class,
                PublishJobConfiguration.class);

        assertThat(publication())
                .isEqualTo(List.of(north + " 1 seasonal-naive null", south + " 1 seasonal-naive null"));
        assertThat(notes())
                .containsExactly(
                        "No model has become champion yet: demand is the seasonal naive forecast.",
                        "Stock on hand is assumed in %s.".formatted(south));
        assertThat(
                        count(
                                "insight.order_proposal WHERE NOT 'FORECAST_FALLBACK' = ANY (exceptions) AND NOT 'NO_FORECAST' = ANY (exceptions)"))
                .isZero();
    }

    @Test
    @Order(2)
    void theChampionForecastsEverySeriesOrItsNameAndReasonStandInTheTableOfSkippedOnes() throws Exception {
        promoteAModel();
        champions = chain.newRun(DAY, 2);

        chain.run(champions, registry, NIGHT);

        assertThat(publication()).isEqualTo(List.of(north + " 2 demand 1", south + " 2 demand 1"));
        assertThat(lines(
                        "SELECT job, item_id, reason FROM insight.skipped_series WHERE location_id = '%s' ORDER BY 1, 2"
                                .formatted(north)))
                .containsExactly(
                        "propose-orders gone delisted on " + DAY.minusDays(3),
                        "propose-orders orphan no supply terms",
                        "score-demand fresh no sales history in the last 84 days",
                        "score-demand gone delisted on " + DAY.minusDays(3),
                        "score-stockout fresh no stock position",
                        "score-stockout gone delisted on " + DAY.minusDays(3),
                        "score-stockout orphan no supply terms",
                        "score-stockout uncounted no stock position");
        assertThat(
                        lines(
                                "SELECT location_id, count(*), count(DISTINCT item_id) FROM insight.demand_forecast GROUP BY 1 ORDER BY 1"))
                .containsExactly(north + " 168 12", south + " 168 12");
    }

    @Test
    @Order(3)
    void everyReceiptAddsUpToItsQuantityAndEveryQuantityIsWholePacks() {
        List<String> wrong = new ArrayList<>();
        chain.jdbc
                .sql("SELECT item_id, quantity, receipt::text FROM insight.order_proposal")
                .query((row, i) -> {
                    BigDecimal quantity = row.getBigDecimal(2);
                    BigDecimal sum = Receipt.fromJson(row.getString(3)).sum();
                    boolean packs = quantity.remainder(new BigDecimal("6")).signum() == 0;
                    if (sum.compareTo(quantity) != 0 || !packs) {
                        wrong.add("%s: %s, but its terms add up to %s".formatted(row.getString(1), quantity, sum));
                    }
                    return quantity;
                })
                .list();

        assertThat(wrong).isEmpty();
        assertThat(count("insight.order_proposal")).isEqualTo(24);
        assertThat(count("insight.order_proposal WHERE quantity > 0 AND item_id = 'i9'"))
                .isEqualTo(2);
    }

    @Test
    @Order(4)
    void exceptionsNameWhatAManagerMustLookAt() {
        Map<String, Set<String>> exceptions = new TreeMap<>();
        chain.jdbc
                .sql("SELECT item_id, unnest(exceptions) FROM insight.order_proposal WHERE location_id = :store")
                .param("store", north)
                .query((row, i) -> exceptions
                        .computeIfAbsent(row.getString(1), item -> new HashSet<>())
                        .add(row.getString(2)))
                .list();

        assertThat(exceptions.get("fresh")).containsExactlyInAnyOrder("NO_FORECAST");
        assertThat(exceptions.get("uncounted")).contains("NO_STOCK_POSITION", "WILL_RUN_OUT");
        assertThat(exceptions.get("i3")).contains("PROMOTION_AHEAD");
        assertThat(exceptions.get("i9")).contains("WILL_RUN_OUT");
        assertThat(exceptions.get("i1")).contains("EXPIRES_UNSOLD");
        assertThat(count("insight.order_proposal WHERE location_id = '%s' AND 'STOCK_ASSUMED' = ANY (exceptions)"
                        .formatted(south)))
                .isEqualTo(10);
    }

    @Test
    @Order(5)
    void nothingIsForecastForADayOnWhichTheStoreIsClosed() {
        assertThat(lines(
                        "SELECT location_id, max(mean) = 0, count(*) FROM insight.demand_forecast WHERE ds = '%s' GROUP BY 1 ORDER BY 1"
                                .formatted(DAY.plusDays(2))))
                .containsExactly(north + " t 12", south + " f 12");
    }

    @Test
    @Order(6)
    void anEmptyShelfRunsOutAlmostCertainlyAndTheRiskEndsBeforeTheDelivery() {
        // Ordered on Sunday at a lead time of two days for Monday, Wednesday, Friday: sellable on Wednesday the 25th.
        // Not certainly: about one day in a hundred nobody wants the item
        assertThat(lines(
                        "SELECT ds, probability BETWEEN .95 AND 1 FROM insight.stockout_risk WHERE location_id = '%s' AND item_id = 'i9' ORDER BY ds"
                                .formatted(south)))
                .containsExactly("2026-11-23 t", "2026-11-24 t");
    }

    @Test
    @Order(7)
    void recentDaysAreThereForTheChart() {
        assertThat(lines("""
                        SELECT first_day, cardinality(sold), cardinality(availability), sold[56] = demand[56], count(*) OVER ()
                        FROM insight.demand_recent WHERE location_id = '%s' AND item_id = 'i0'""".formatted(north))).containsExactly("2026-09-28 56 56 t 1");
    }

    @Test
    @Order(8)
    void theTopicOfInsightsTellsOfEachStoreOnce() {
        List<String> told = insights();

        assertThat(told).hasSize(4);
        assertThat(told)
                .filteredOn(event -> event.contains("\"revision\":2"))
                .allMatch(event -> event.contains("\"lines\":12") && event.contains("\"model\":\"demand/1\""));
    }

    @Test
    @Order(9)
    void theSameInputsGiveTheSameResultToTheLastDigit() {
        Map<String, String> before = hashes(champions);
        RunIdentity again = chain.newRun(DAY, 3);
        chain.copyInputs(champions, again);

        chain.run(
                again,
                registry,
                ScoreDemandJobConfiguration.class,
                ScoreStockoutJobConfiguration.class,
                ProposeOrdersJobConfiguration.class);

        assertThat(hashes(again)).isEqualTo(before);
    }

    @Test
    @Order(10)
    void withoutAnAnswerFromTheRegistryTheLastPinnedModelIsUsedAndReadersAreTold() {
        registry.failure = Optional.of(new ServiceUnreachable("MLflow", "http://nowhere", "", null));
        RunIdentity run = chain.newRun(DAY, 4, north);
        try {
            chain.run(run, registry, ScoreDemandJobConfiguration.class, PublishJobConfiguration.class);
        } finally {
            registry.failure = Optional.empty();
        }

        assertThat(notes())
                .containsExactly(
                        "MLflow does not answer at http://nowhere: demand is forecast by the last model used, demand/1.");
        aPartOfTheChainMovesAloneAndPublishingTwiceDoublesNothing(run);
    }

    private void aPartOfTheChainMovesAloneAndPublishingTwiceDoublesNothing(RunIdentity run) {
        chain.run(run, registry, PublishJobConfiguration.class);

        assertThat(publication()).isEqualTo(List.of(north + " 4 demand 1", south + " 2 demand 1"));
        assertThat(
                        lines(
                                "SELECT location_id, revision, count(*) FROM insight.demand_forecast_revision GROUP BY 1, 2 ORDER BY 1, 2"))
                .containsExactly(
                        north + " 1 168", north + " 2 168", north + " 4 168", south + " 1 168", south + " 2 168");
    }

    @Test
    @Order(11)
    void aPinnedModelWhoseFilesWereChangedEndsTheRunByName() throws Exception {
        ModelVersion pinned = registry.byAlias("demand", ModelRegistry.CHAMPION).orElseThrow();
        Path trees = home.resolve("cache").resolve(pinned.sha256()).resolve("trees.txt");
        String honest = Files.readString(trees);
        Files.writeString(trees, honest + "\n");
        RunIdentity run = chain.newRun(DAY, 5);
        try {
            assertThatThrownBy(() -> chain.run(run, registry, ScoreDemandJobConfiguration.class))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining(
                            "demand version 1 is not the pinned one: expected SHA-256 " + pinned.sha256());
        } finally {
            Files.writeString(trees, honest);
        }
    }

    private void promoteAModel() throws Exception {
        Path folder = Files.createDirectories(home.resolve("trained"));
        Boosting small = new Boosting(20, 7, .1, 31, 1.2, 20, 1);
        DemandTraining.train(
                lake.series(),
                DemandTrainingPlan.defaults().withSampleRows(5_000).withBoosting(small),
                folder);
        String runId = registry.startRun("demand", "test", Map.of());
        registry.upload(runId, folder, "model");
        ModelVersion version = registry.register("demand", runId, "model", folder);
        registry.setAlias("demand", ModelRegistry.CHAMPION, version.version());
    }

    private Map<String, String> hashes(RunIdentity run) {
        AtomicReference<Map<String, String>> result = new AtomicReference<>();
        chain.withLake(run, seen -> {
            Map<String, String> hashes = new TreeMap<>();
            for (TableDefinition table : List.of(
                    GoldTables.DEMAND_FORECAST,
                    GoldTables.STOCKOUT_RISK,
                    GoldTables.ORDER_PROPOSAL,
                    GoldTables.SKIPPED_SERIES)) {
                hashes.put(
                        table.name(),
                        ContentHash.of(
                                seen.read(table).where(col("business_date").equalTo(DAY))));
            }
            result.set(hashes);
        });
        return result.get();
    }

    private List<String> insights() {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", services.kafka().brokers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.INSIGHTS).stream()
                    .map(each -> new org.apache.kafka.common.TopicPartition(each.topic(), each.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<org.apache.kafka.common.TopicPartition, Long> end = consumer.endOffsets(partitions);
            List<String> found = new ArrayList<>();
            while (partitions.stream().anyMatch(each -> consumer.position(each) < end.get(each))) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> {
                    if (record.key().equals(north) || record.key().equals(south)) {
                        found.add(record.value());
                    }
                });
            }
            return found;
        }
    }

    private List<String> publication() {
        return lines(
                "SELECT location_id, revision, model_name, coalesce(model_version, 'null') FROM ops.publication WHERE pipeline = 'nightly' ORDER BY 1");
    }

    private List<String> notes() {
        return chain.jdbc
                .sql("SELECT unnest(notes) FROM ops.publication WHERE location_id = :store")
                .param("store", north)
                .query(String.class)
                .list();
    }

    /** Rows with their values joined by blanks. */
    private List<String> lines(String select) {
        return chain.jdbc
                .sql(select)
                .query((row, i) -> {
                    List<String> values = new ArrayList<>();
                    for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                        values.add(text(row.getObject(column)));
                    }
                    return String.join(" ", values);
                })
                .list();
    }

    private static String text(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? "t" : "f";
        }
        return value instanceof Double number && number == Math.rint(number)
                ? Long.toString(Math.round(number))
                : String.valueOf(value);
    }

    private long count(String from) {
        return chain.jdbc.sql("SELECT count(*) FROM " + from).query(Long.class).single();
    }
}
