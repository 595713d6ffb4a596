package ai.modular.mlflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.model.ModelRegistry;
import ai.modular.contracts.model.ModelVersion;
import ai.modular.localstack.Service;
import ai.modular.mlflow.ChampionChange.Kind;
import ai.modular.mlflow.ModelCatalogue.Model;
import ai.modular.testing.TestMlflow;
import ai.modular.testing.WithLocalStack;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** A life of a model in a real MLflow server. */
@WithLocalStack(Service.MLFLOW)
class ModelCatalogueIT {

    @TempDir
    static Path home;

    private final URI uri;
    private String model;

    ModelCatalogueIT(TestMlflow mlflow) {
        uri = URI.create(mlflow.uri());
        model = mlflow.name("lifecycle");
    }

    @BeforeEach
    void aModelOfItsOwn(TestInfo test) {
        model += "-" + test.getTestMethod().orElseThrow().getName();
    }

    @Test
    void threeChampionsAndTheWayBack() throws Exception {
        ModelVersion first = train("first");
        ModelVersion second = train("second");
        ModelVersion third = train("third");
        at("2026-02-20T05:00:00Z").promote(model, first.version(), "train-demand", "The first.");
        at("2026-03-03T05:00:00Z").promote(model, second.version(), "train-demand", "Better.");
        at("2026-03-10T05:00:00Z").promote(model, third.version(), "anna", "Fresh “bread” is better.");

        assertThat(at("2026-03-10T06:00:00Z").promote(model, third.version(), "anna", "Again."))
                .isEmpty();
        at("2026-03-11T05:00:00Z").rollback(model, "ben", "Too little milk.");
        at("2026-03-11T06:00:00Z").rollback(model, "ben", "Still too little.");

        Model now = at("2026-03-12T00:00:00Z").model(model);
        assertThat(now.champion()).contains("1");
        assertThat(now.history().changes())
                .extracting(ChampionChange::kind, ChampionChange::version, ChampionChange::previous, ChampionChange::by)
                .containsExactly(
                        tuple(Kind.PROMOTED, "1", "", "train-demand"),
                        tuple(Kind.PROMOTED, "2", "1", "train-demand"),
                        tuple(Kind.PROMOTED, "3", "2", "anna"),
                        tuple(Kind.ROLLED_BACK, "2", "3", "ben"),
                        tuple(Kind.ROLLED_BACK, "1", "2", "ben"));
        assertThat(now.history().changes().get(2).reason()).isEqualTo("Fresh “bread” is better.");
        assertThat(now.history().on(LocalDate.of(2026, 3, 3)))
                .extracting(ChampionHistory.Term::version)
                .containsExactly("1", "2");
        assertThatThrownBy(() -> at("2026-03-12T00:00:00Z").rollback(model, "ben", "Further."))
                .isInstanceOf(UserError.class)
                .hasMessage("model %s had no champion before version 1".formatted(model));
    }

    @Test
    void whatIsRegisteredIsListedWithWhatItsTrainingFound() throws Exception {
        ModelVersion only = train("only");
        ModelRegistry registry = new MlflowRegistry(uri, home.resolve("cache"), RetryPolicy.standard());
        registry.tag(only, Map.of("modularai.gate", "failed"));
        registry.setAlias(model, ModelRegistry.CHALLENGER, only.version());
        ModelCatalogue catalogue = new ModelCatalogue(uri, RetryPolicy.standard());

        assertThat(catalogue.models()).extracting(Model::name).contains(model);
        Model listed = catalogue.model(model);
        ModelCatalogue.Version version = catalogue.version(listed, "challenger");
        ModelCatalogue.Training training = catalogue.training(version);

        assertThat(version.version()).isEqualTo(only.version());
        assertThat(version.tags())
                .containsEntry("modularai.gate", "failed")
                .containsEntry(MlflowRegistry.SHA256_TAG, only.sha256());
        assertThat(catalogue.versions(model)).contains(version);
        assertThat(training.name()).isEqualTo("only");
        assertThat(training.status()).isEqualTo("FINISHED");
        assertThat(training.parameters()).isEqualTo(Map.of("leaves", "7"));
        assertThat(training.metrics()).isEqualTo(Map.of("wape", .25));
        assertThat(training.tags()).containsEntry("modularai.seed", "1");
    }

    @Test
    void whatIsNotThereIsNamed() throws Exception {
        ModelCatalogue catalogue = new ModelCatalogue(uri, RetryPolicy.standard());
        String unknown = model + ".unheard-of";

        assertThatThrownBy(() -> catalogue.model(unknown))
                .isInstanceOf(UserError.class)
                .hasMessage("model %s is not in the registry".formatted(unknown));
        train("there");
        Model known = catalogue.model(model);
        assertThatThrownBy(() -> catalogue.version(known, "4711"))
                .isInstanceOf(UserError.class)
                .hasMessage("model %s has no version 4711".formatted(model));
        assertThatThrownBy(() -> catalogue.version(known, "retired"))
                .isInstanceOf(UserError.class)
                .hasMessage("model %s has no version retired".formatted(model));
    }

    private ModelCatalogue at(String time) {
        return new ModelCatalogue(
                new MlflowApi(new MlflowServer(uri, RetryPolicy.standard())),
                Clock.fixed(Instant.parse(time), ZoneOffset.UTC));
    }

    private ModelVersion train(String name) throws Exception {
        ModelRegistry registry = new MlflowRegistry(uri, home.resolve("cache"), RetryPolicy.standard());
        Path folder = Files.createTempDirectory(home, "model");
        Files.writeString(folder.resolve("manifest.json"), name);
        String runId = registry.startRun(model, name, Map.of("modularai.seed", "1"));
        registry.logParameters(runId, Map.of("leaves", "7"));
        registry.logMetrics(runId, Map.of("wape", .25));
        registry.upload(runId, folder, "model");
        registry.finish(runId, true);
        return registry.register(model, runId, "model", folder);
    }
}
