package ai.modular.scoring;

import static ai.modular.scoring.SmallLake.DAY;
import static org.apache.spark.sql.functions.col;

import ai.modular.contracts.job.RunIdentity;
import ai.modular.contracts.lake.TableDefinition;
import ai.modular.contracts.model.ModelRegistry;
import ai.modular.contracts.model.ModelVersion;
import ai.modular.grocery.lake.GoldTables;
import ai.modular.localstack.Service;
import ai.modular.mlflow.MlflowRegistry;
import ai.modular.mlflow.RetryPolicy;
import ai.modular.models.demand.Boosting;
import ai.modular.models.demand.DemandTraining;
import ai.modular.models.demand.DemandTrainingPlan;
import ai.modular.models.hierarchy.Reconciliation;
import ai.modular.scoring.demand.ScoreDemandJobConfiguration;
import ai.modular.scoring.orders.ProposeOrdersJobConfiguration;
import ai.modular.scoring.publish.PublishJobConfiguration;
import ai.modular.scoring.stockout.ScoreStockoutJobConfiguration;
import ai.modular.spark.ContentHash;
import ai.modular.spark.Lake;
import ai.modular.testing.Gate;
import ai.modular.testing.NamedModels;
import ai.modular.testing.TestServices;
import ai.modular.testing.WithLocalStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A small lake, the jobs of the night over it, and MLflow behind a gate. */
@WithLocalStack({Service.POSTGRES, Service.MLFLOW, Service.KAFKA})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class NightCase {

    static final Class<?>[] NIGHT = {
        ScoreDemandJobConfiguration.class,
        ScoreStockoutJobConfiguration.class,
        ProposeOrdersJobConfiguration.class,
        PublishJobConfiguration.class
    };

    private static final List<TableDefinition> RESULTS = List.of(
            GoldTables.DEMAND_FORECAST, GoldTables.STOCKOUT_RISK, GoldTables.ORDER_PROPOSAL, GoldTables.SKIPPED_SERIES);

    @TempDir
    static Path home;

    final String north = "north-" + ProcessHandle.current().pid();
    final String south = "south-" + ProcessHandle.current().pid();
    TestServices services;
    TestChain chain;
    NightReads night;
    Gate gate;
    NamedModels registry;

    /** The same registry, for a server that will not answer. */
    NamedModels impatient;

    /** The first run with a champion. */
    RunIdentity champions;

    SmallLake lake;

    @BeforeAll
    void fillTheLake(TestServices own) {
        services = own;
        chain = new TestChain(services, home);
        night = new NightReads(chain.jdbc);
        gate = new Gate(services.mlflow().uri());
        registry = models(RetryPolicy.standard());
        impatient = models(new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(500)));
        lake = new SmallLake(chain.spark(), north, south);
        chain.withLake(chain.newRun(DAY.minusDays(1), 1), lake::write);
    }

    @AfterAll
    void closeTheGate() {
        gate.close();
    }

    private NamedModels models(RetryPolicy policy) {
        return new NamedModels(
                new MlflowRegistry(gate.uri(), home.resolve("cache"), policy),
                services.mlflow().name(""));
    }

    void promoteAModel() throws Exception {
        Path folder = Files.createDirectories(home.resolve("trained"));
        Boosting small = new Boosting(20, 7, .1, 31, 1.2, 20, 1);
        DemandTraining.train(
                lake.series(),
                DemandTrainingPlan.defaults().withSampleRows(5_000).withBoosting(small),
                folder);
        promote(folder);
    }

    /** The same trees with a correction that nobody would believe. */
    void promoteAModelThatForecastsTenThousandfold() throws Exception {
        Path folder = Files.createDirectories(home.resolve("absurd"));
        for (String file : List.of("manifest.json", "calibration.json", "trees.txt")) {
            Files.copy(home.resolve("trained").resolve(file), folder.resolve(file));
        }
        Path calibration = folder.resolve("calibration.json");
        Path manifest = folder.resolve("manifest.json");
        String before = sha256(calibration);
        Files.writeString(
                calibration,
                Files.readString(calibration)
                        .replaceFirst("\"meanCorrection\" : [^,]+", "\"meanCorrection\" : 10000.0"));
        Files.writeString(manifest, Files.readString(manifest).replace(before, sha256(calibration)));
        promote(folder);
    }

    /** The same trees and calibration, to be reconciled. */
    void promoteReconciled(Reconciliation weights) throws Exception {
        Path folder = Files.createDirectories(home.resolve("reconciled"));
        for (String file : List.of("calibration.json", "trees.txt")) {
            Files.copy(home.resolve("trained").resolve(file), folder.resolve(file));
        }
        Files.writeString(
                folder.resolve("manifest.json"),
                Files.readString(home.resolve("trained").resolve("manifest.json"))
                        .replaceFirst("\"format\" : .", "\"format\" : 3")
                        .replaceFirst(
                                "\"reconciliation\" : null",
                                "\"reconciliation\" : {\"chain\" : %s, \"store\" : %s, \"department\" : %s}"
                                        .formatted(weights.chain(), weights.store(), weights.department())));
        promote(folder);
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private void promote(Path folder) {
        String runId = registry.startRun("demand", "test", Map.of());
        registry.upload(runId, folder, "model");
        ModelVersion version = registry.register("demand", runId, "model", folder);
        registry.setAlias("demand", ModelRegistry.CHAMPION, version.version());
    }

    <T> T inLake(RunIdentity run, Function<Lake, T> question) {
        AtomicReference<T> answer = new AtomicReference<>();
        chain.withLake(run, lake -> answer.set(question.apply(lake)));
        return answer.get();
    }

    static Map<String, String> hashes(Lake lake) {
        return RESULTS.stream()
                .collect(Collectors.toMap(
                        TableDefinition::name,
                        table -> ContentHash.of(
                                lake.read(table).where(col("business_date").equalTo(DAY)))));
    }

    static Map<String, Long> versions(Lake lake) {
        return RESULTS.stream()
                .collect(Collectors.toMap(
                        TableDefinition::name,
                        table -> lake.visibleVersion(table).orElseThrow()));
    }
}
