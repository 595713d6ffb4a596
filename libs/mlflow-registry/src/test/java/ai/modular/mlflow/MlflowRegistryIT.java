package ai.modular.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.ServiceUnreachable;
import ai.modular.contracts.error.UserError;
import ai.modular.contracts.model.ModelRegistry;
import ai.modular.contracts.model.ModelVersion;
import ai.modular.localstack.Service;
import ai.modular.testing.TestMlflow;
import ai.modular.testing.WithLocalStack;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real MLflow server. */
@WithLocalStack(Service.MLFLOW)
class MlflowRegistryIT {

    private final URI uri;
    private final String model;
    private MlflowRegistry registry;

    @TempDir
    Path home;

    MlflowRegistryIT(TestMlflow mlflow) {
        uri = URI.create(mlflow.uri());
        model = mlflow.name("demand");
    }

    @BeforeEach
    void connect() {
        registry = new MlflowRegistry(uri, home.resolve("cache"), RetryPolicy.standard());
    }

    @Test
    void aModelComesBackAsItWasRegistered() throws IOException {
        Path folder = modelFolder("trees of the first training");
        ModelVersion registered = train(folder);

        Path fetched = registry.fetch(registered);

        assertThat(fetched.resolve("manifest.json")).hasContent("{}");
        assertThat(fetched.resolve("native/trees 1.txt")).hasContent("trees of the first training");
        assertThat(registered.sha256()).isEqualTo(FolderHash.of(folder)).isEqualTo(FolderHash.of(fetched));
        assertThat(registered.name()).isEqualTo(model);
    }

    @Test
    void anAliasMovesFromVersionToVersion() throws IOException {
        ModelVersion first = train(modelFolder("first"));
        ModelVersion second = train(modelFolder("second"));

        registry.setAlias(model, ModelRegistry.CHAMPION, first.version());
        assertThat(registry.byAlias(model, ModelRegistry.CHAMPION)).contains(first);

        registry.setAlias(model, ModelRegistry.CHAMPION, second.version());
        assertThat(registry.byAlias(model, ModelRegistry.CHAMPION)).contains(second);
    }

    @Test
    void noAliasAndNoModelAreNoErrors() throws IOException {
        train(modelFolder("lonely"));

        assertThat(registry.byAlias(model, "retired")).isEmpty();
        assertThat(registry.byAlias(model + ".unheard-of", ModelRegistry.CHAMPION))
                .isEmpty();
    }

    @Test
    void aFileThatWasChangedOnTheServerIsRefused() throws IOException {
        Path folder = modelFolder("honest");
        String runId = registry.startRun(model, "tampered", Map.of());
        registry.upload(runId, folder, "model");
        ModelVersion registered = registry.register(model, runId, "model", folder);
        registry.upload(runId, Files.writeString(home.resolve("manifest.json"), "{\"evil\":true}"), "model");

        assertThatThrownBy(() -> registry.fetch(registered))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("model %s version %s is not the pinned one: expected SHA-256 %s, found "
                        .formatted(model, registered.version(), registered.sha256()));
    }

    @Test
    void aVersionThatIsGoneIsNamed() {
        ModelVersion gone = new ModelVersion(model, "4711", "", "0".repeat(64));

        assertThatThrownBy(() -> registry.fetch(gone))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "model %s version 4711 (SHA-256 %s) is not in the registry".formatted(model, "0".repeat(64)));
    }

    @Test
    void manyParametersAndOddMetricsAreTaken() {
        String runId = registry.startRun(model, "logged", Map.of("modularai.seed", "1"));
        Map<String, String> parameters = new java.util.TreeMap<>();
        for (int i = 0; i < 150; i++) {
            parameters.put("p" + i, "x".repeat(i));
        }

        registry.logParameters(runId, parameters);
        registry.logMetrics(runId, Map.of("wape", .25, "ratio", Double.NaN));
        registry.finish(runId, true);

        var run = new MlflowApi(new MlflowServer(uri, RetryPolicy.standard()))
                .get("runs/get", Map.of("run_id", runId))
                .path("run");
        assertThat(run.at("/info/status").asString()).isEqualTo("FINISHED");
        assertThat(run.at("/data/params").size()).isEqualTo(150);
        assertThat(run.at("/data/metrics").findValuesAsString("key")).containsExactlyInAnyOrder("wape", "ratio");
    }

    @Test
    void aModelInTheCacheNeedsNoServer() throws IOException {
        ModelVersion registered = train(modelFolder("cached"));
        registry.fetch(registered);

        assertThat(unreachable().fetch(registered).resolve("manifest.json")).hasContent("{}");
    }

    @Test
    void aServerThatIsDownIsNamedWithItsAddress() throws IOException {
        MlflowRegistry down = unreachable();

        assertThatThrownBy(() -> down.byAlias(model, ModelRegistry.CHAMPION))
                .isInstanceOf(ServiceUnreachable.class)
                .hasMessageStartingWith("MLflow does not answer at http://127.0.0.1:");
    }

    private ModelVersion train(Path folder) {
        String runId = registry.startRun(model, "trained", Map.of());
        registry.upload(runId, folder, "model");
        registry.finish(runId, true);
        return registry.register(model, runId, "model", folder);
    }

    private Path modelFolder(String trees) throws IOException {
        Path folder = Files.createTempDirectory(home, "model");
        Files.writeString(folder.resolve("manifest.json"), "{}");
        Files.writeString(Files.createDirectories(folder.resolve("native")).resolve("trees 1.txt"), trees);
        return folder;
    }

    private MlflowRegistry unreachable() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return new MlflowRegistry(
                    URI.create("http://127.0.0.1:" + free.getLocalPort()),
                    home.resolve("cache"),
                    new RetryPolicy(2, Duration.ofMillis(1), Duration.ofSeconds(2)));
        }
    }
}
