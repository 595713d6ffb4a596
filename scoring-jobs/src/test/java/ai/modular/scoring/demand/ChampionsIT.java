package ai.modular.scoring.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.lake.RunInputs.InputKind;
import ai.modular.contracts.model.ModelRegistry;
import ai.modular.contracts.model.ModelVersion;
import ai.modular.localstack.DatabaseRole;
import ai.modular.localstack.Service;
import ai.modular.mlflow.MlflowRegistry;
import ai.modular.mlflow.RetryPolicy;
import ai.modular.models.demand.DemandModels;
import ai.modular.operations.lake.PostgresRunInputs;
import ai.modular.scoring.champion.Champion;
import ai.modular.scoring.champion.ChampionSource;
import ai.modular.scoring.champion.Champions;
import ai.modular.testing.Gate;
import ai.modular.testing.NamedModels;
import ai.modular.testing.TestServices;
import ai.modular.testing.WithLocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Which model a run gets when the registry answers, is stopped, or hangs; each test with models of its own in a real MLflow. */
@WithLocalStack({Service.POSTGRES, Service.MLFLOW})
class ChampionsIT {

    private static final String MODEL = "demand";

    @TempDir
    Path home;

    private final TestServices services;
    private final DataSource dataSource;
    private NamedModels patient;
    private NamedModels impatient;
    private Gate gate;

    ChampionsIT(TestServices services) {
        this.services = services;
        this.dataSource = services.database().dataSource(DatabaseRole.JOB);
    }

    @BeforeEach
    void connect(TestInfo test) {
        services.database().execute("TRUNCATE ops.run CASCADE");
        gate = new Gate(services.mlflow().uri());
        String name = services.mlflow().name(test.getTestMethod().orElseThrow().getName() + ".");
        patient = models(name, RetryPolicy.standard());
        impatient = models(name, new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(300)));
    }

    @AfterEach
    void disconnect() {
        gate.close();
    }

    @Test
    void withoutAnAnswerTheLastPinnedModelIsUsedWhetherTheRegistryIsStoppedOrHangs() throws IOException {
        ModelVersion version = promoted("trees");
        assertThat(champions(1, patient).choose())
                .isEqualTo(new Champion(Optional.of(version), ChampionSource.CHAMPION, Optional.empty()));

        gate.shut();
        assertThat(champions(2, impatient).choose()).isEqualTo(lastPinned(version));
        gate.hold();
        assertThat(champions(3, impatient).choose()).isEqualTo(lastPinned(version));
    }

    @Test
    void withoutAnAnswerAndAnyModelEverUsedTheSeasonalNaiveForecastStandsIn() throws IOException {
        promoted("trees");

        gate.shut();
        Champion stopped = champions(1, impatient).choose();
        gate.hold();
        Champion hanging = champions(2, impatient).choose();

        assertThat(stopped)
                .isEqualTo(hanging)
                .isEqualTo(new Champion(Optional.empty(), ChampionSource.NEVER_PINNED, noAnswer()));
        assertThat(stopped.label(DemandModels.SEASONAL_NAIVE)).isEqualTo("seasonal-naive");
    }

    @Test
    void aRegistryWithoutAChampionIsToldApartFromOneThatDoesNotAnswer() {
        assertThat(champions(1, patient).choose())
                .isEqualTo(new Champion(Optional.empty(), ChampionSource.NO_CHAMPION, Optional.empty()));
    }

    @Test
    void aRestartKeepsTheModelOfItsRunThoughAnotherOneBecameChampion() throws IOException {
        ModelVersion first = promoted("trees of the first training");
        Champion chosen = champions(1, patient).choose();
        ModelVersion second = promoted("trees of the second training");

        gate.shut();
        assertThat(champions(1, impatient).choose().version().map(ModelVersion::sha256))
                .isEqualTo(chosen.version().map(ModelVersion::sha256))
                .contains(first.sha256());
        gate.open();
        assertThat(champions(2, patient).choose().version()).contains(second);
    }

    @Test
    void aChampionWhoseFilesNeverCameIsNamedAndNotPinned() throws IOException {
        ModelVersion empty = promoted(folder("trees"), false);

        assertThatThrownBy(() -> champions(1, patient).choose())
                .isInstanceOf(UserError.class)
                .hasMessageEndingWith("demand version 1 has no files, expected those with SHA-256 " + empty.sha256());
        assertThat(inputs(1).find(InputKind.MODEL, MODEL)).isEmpty();

        ModelVersion repaired = promoted("trees of the next training");
        assertThat(champions(1, patient).choose().version()).contains(repaired);
    }

    private Optional<String> noAnswer() {
        return Optional.of("MLflow does not answer at " + gate.uri());
    }

    private Champion lastPinned(ModelVersion version) {
        // A pin knows name, version and hash, not the training run
        return new Champion(
                Optional.of(new ModelVersion(version.name(), version.version(), "", version.sha256())),
                ChampionSource.LAST_PINNED,
                noAnswer());
    }

    private Champions champions(int run, ModelRegistry registry) {
        return new Champions(
                MODEL,
                DemandModels.SEASONAL_NAIVE,
                registry,
                inputs(run),
                dataSource,
                new JdbcTransactionManager(dataSource));
    }

    private PostgresRunInputs inputs(int run) {
        UUID id = new UUID(0, run);
        JdbcClient.create(dataSource)
                .sql("""
                        INSERT INTO ops.run (run_id, pipeline, business_date, revision, state, code_version, host, pid)
                        VALUES (:id, 'nightly', '2026-11-22', :revision, 'RUNNING', 'test', 'test', 1) ON CONFLICT DO NOTHING""")
                .param("id", id)
                .param("revision", run)
                .update();
        return new PostgresRunInputs(dataSource, id);
    }

    private ModelVersion promoted(String trees) throws IOException {
        return promoted(folder(trees), true);
    }

    private ModelVersion promoted(Path folder, boolean uploaded) {
        String runId = patient.startRun("champions", "test", Map.of());
        if (uploaded) {
            patient.upload(runId, folder, "model");
        }
        ModelVersion version = patient.register(MODEL, runId, "model", folder);
        patient.setAlias(MODEL, ModelRegistry.CHAMPION, version.version());
        return version;
    }

    private Path folder(String trees) throws IOException {
        Path folder = Files.createTempDirectory(home, "model");
        Files.writeString(folder.resolve("trees.txt"), trees);
        return folder;
    }

    private NamedModels models(String name, RetryPolicy policy) {
        return new NamedModels(new MlflowRegistry(gate.uri(), home.resolve("cache"), policy), name);
    }
}
