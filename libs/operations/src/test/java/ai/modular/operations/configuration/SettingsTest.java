package ai.modular.operations.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.UserError;
import ai.modular.testing.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static final Map<String, String> NOTHING = Map.of();

    @TempDir
    private Path root;

    @BeforeEach
    void shippedDefaults() throws IOException {
        Files.createDirectories(root.resolve("conf"));
        Files.copy(TestHome.checkout().resolve("conf/modularai.yml"), root.resolve("conf/modularai.yml"));
    }

    @Test
    void theShippedFileHasADefaultForEveryKeyThatNeedsOne() {
        Settings settings = Settings.load(root, NOTHING);

        assertThat(settings.home()).isEqualTo(root.resolve(".modularai"));
        assertThat(settings.lake().path())
                .isEqualTo(root.resolve(".modularai/lake").toString());
        assertThat(settings.spark()).isEqualTo(new Settings.Spark("local[2,3]", "3g", 4));
        assertThat(settings.lease().duration()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.retry()).isEqualTo(new Settings.Retry(5, Duration.ofMillis(500)));
        assertThat(settings.web().port()).isEqualTo(8080);
        assertThat(settings.training()).isEqualTo(new Settings.Training(2_000_000, 20260101, 2));
        assertThat(settings.scoring()).isEqualTo(new Settings.Scoring(.05));
        assertThat(settings.promotion())
                .isEqualTo(new Settings.Promotion(false, .05, .10, .10, Duration.ofHours(2), 200));
        assertThat(settings.orders()).isEqualTo(new Settings.Orders(200, 20260102, 0.95, 0.70, 0.99));
        assertThat(settings.monitor()).isEqualTo(new Settings.Monitor(28, 200, 0.75, 0.10, 0.10, 0.25));
    }

    @Test
    void eachLayerOverridesTheOnesBelow() throws IOException {
        Path tree = Files.createDirectories(root.resolve("tree"));
        Files.createDirectories(root.resolve("chain"));
        Map<String, String> environment = new TreeMap<>();
        assertUrl("", environment);

        Files.writeString(root.resolve(".env"), "# of this site\nMODULARAI_HOME=chain\nEDITOR=vi\n");
        Files.writeString(root.resolve("chain/stack.env"), "MODULARAI_POSTGRES_URL=jdbc:postgresql://stack/m\n");
        assertUrl("jdbc:postgresql://stack/m", environment);

        Files.writeString(
                root.resolve(".env"),
                "MODULARAI_HOME=chain\nexport MODULARAI_POSTGRES_URL='jdbc:postgresql://dotenv/m'\n");
        assertUrl("jdbc:postgresql://dotenv/m", environment);

        environment.put("MODULARAI_POSTGRES_URL", "jdbc:postgresql://environment/m");
        assertUrl("jdbc:postgresql://environment/m", environment);

        Files.writeString(tree.resolve("postgres.url"), "jdbc:postgresql://tree/m\n");
        Files.writeString(tree.resolve("..data"), "Kubernetes' own");
        environment.put("MODULARAI_CONFIG_TREE", tree.toString());
        assertUrl("jdbc:postgresql://tree/m", environment);
    }

    @Test
    void whatTheSiteSetIsKnownFromAllLayersWithoutWhatTheLocalStackWrote() throws IOException {
        Path tree = Files.createDirectories(root.resolve("tree"));
        Path conf = root.resolve("conf/modularai.yml");
        Files.writeString(conf, Files.readString(conf).replace("brokers:", "brokers: conf:9092"));
        Files.writeString(root.resolve(".env"), "MODULARAI_HOME=chain\nMODULARAI_MLFLOW_URI=http://dotenv\n");
        Files.createDirectories(root.resolve("chain"));
        Files.writeString(root.resolve("chain/stack.env"), "MODULARAI_MONGO_URI=mongodb://stack\n");
        Files.writeString(tree.resolve("postgres.url"), "jdbc:postgresql://tree/m\n");

        assertThat(Settings.ofSite(root, Map.of("MODULARAI_CONFIG_TREE", tree.toString())))
                .containsEntry("MODULARAI_KAFKA_BROKERS", "conf:9092")
                .containsEntry("MLFLOW_TRACKING_URI", "http://dotenv")
                .containsEntry("MODULARAI_POSTGRES_URL", "jdbc:postgresql://tree/m")
                .doesNotContainKey("MODULARAI_MONGO_URI");
    }

    private void assertUrl(String url, Map<String, String> environment) {
        Settings settings = Settings.load(root, environment);
        if (url.isEmpty()) {
            assertThatThrownBy(() -> settings.postgres().url())
                    .isInstanceOfSatisfying(
                            UserError.class,
                            e -> assertThat(e.remedy())
                                    .isEqualTo(
                                            "Start the local services with `modularai up`, or set MODULARAI_POSTGRES_URL."))
                    .hasMessage("postgres.url is not set");
        } else {
            assertThat(settings.postgres().url()).isEqualTo(url);
        }
    }

    @Test
    void mlflowIsFoundUnderItsOwnVariableToo() {
        assertThat(Settings.load(root, Map.of("MLFLOW_TRACKING_URI", "http://a"))
                        .mlflow()
                        .uri())
                .isEqualTo("http://a");
        assertThat(Settings.load(root, Map.of("MLFLOW_TRACKING_URI", "http://a", "MODULARAI_MLFLOW_URI", "http://b"))
                        .mlflow()
                        .uri())
                .isEqualTo("http://b");
    }

    @Test
    void aVariableThatIsNoSettingIsNamed() {
        assertThatThrownBy(() -> Settings.load(root, Map.of("MODULARAI_POSTGRESS_URL", "x")))
                .isInstanceOf(UserError.class)
                .hasMessage("MODULARAI_POSTGRESS_URL in the environment is no setting");
    }

    @Test
    void aFileOfTheConfigTreeThatIsNoSettingIsNamed() throws IOException {
        Path tree = Files.createDirectories(root.resolve("tree"));
        Files.writeString(tree.resolve("postgres.pasword"), "x");
        assertThatThrownBy(() -> Settings.load(root, Map.of("MODULARAI_CONFIG_TREE", tree.toString())))
                .isInstanceOf(UserError.class)
                .hasMessage("postgres.pasword in %s is no setting".formatted(tree));
    }

    @Test
    void aKeyOfTheFileThatIsNoSettingIsNamed() throws IOException {
        append("lease.durration: 5s");
        assertThatThrownBy(() -> Settings.load(root, NOTHING))
                .isInstanceOf(UserError.class)
                .hasMessage("lease.durration in modularai.yml is no setting");
    }

    @Test
    void aKeyThatTheFileLacksIsNamed() throws IOException {
        Path file = root.resolve("conf/modularai.yml");
        Files.writeString(file, Files.readString(file).replace("  attempts: 5\n", ""));
        assertThatThrownBy(() -> Settings.load(root, NOTHING))
                .isInstanceOf(UserError.class)
                .hasMessage("retry.attempts is missing in modularai.yml");
    }

    @Test
    void aKeyThatStandsTwiceIsRefused() throws IOException {
        append("home: elsewhere");
        assertThatThrownBy(() -> Settings.load(root, NOTHING))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("duplicate key home");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MODULARAI_RETRY_ATTEMPTS | many | retry.attempts is 'many' in the environment, but must be a whole number from 1 to 100",
                "MODULARAI_RETRY_ATTEMPTS | 0    | retry.attempts is '0' in the environment, but must be a whole number from 1 to 100",
                "MODULARAI_TRAINING_SAMPLE_ROWS | -1 | training.sample-rows is '-1' in the environment, but must be a whole number of at least 1",
                "MODULARAI_TRAINING_THREADS | 0 | training.threads is '0' in the environment, but must be a whole number from 1 to 64",
                "MODULARAI_SCORING_FALLBACK_LIMIT | 2 | scoring.fallback-limit is '2' in the environment, but must be a number between 0 and 1",
                "MODULARAI_LEASE_DURATION | 60   | lease.duration is '60' in the environment, but must be a time like 500ms, 60s or 2m, from 1000 ms to 3600 s",
                "MODULARAI_LEASE_DURATION | 2h   | lease.duration is '2h' in the environment, but must be a time like 500ms, 60s or 2m, from 1000 ms to 3600 s",
                "MODULARAI_SPARK_MEMORY   | lots | spark.memory is 'lots' in the environment, but must be a size like 3g or 800m",
                "MODULARAI_ORDERS_SERVICE_LEVEL | 1.0 | orders.service-level is '1.0' in the environment, but must be a number between 0 and 1",
                "MODULARAI_MONITOR_BIAS   | 0        | monitor.bias is '0' in the environment, but must be a number between 0 and 1",
                "MODULARAI_MONITOR_DAYS   | 3        | monitor.days is '3' in the environment, but must be a whole number from 7 to 84",
                "MODULARAI_POSTGRES_URL   | localhost:5432 | postgres.url is 'localhost:5432' in the environment, but must be jdbc:postgresql://host:port/database",
                "MODULARAI_SPARK_MASTER   | ''   | spark.master is '' in the environment, but must be a text"
            })
    void aWrongValueIsNamedWithItsPlace(String variable, String value, String message) {
        assertThatThrownBy(() -> Settings.load(root, Map.of(variable, value)))
                .isInstanceOf(UserError.class)
                .hasMessage(message);
    }

    @Test
    void aLineThatIsNoSettingIsNamedByItsNumberOnly() throws IOException {
        Files.writeString(root.resolve(".env"), "MODULARAI_WEB_PORT=1\nMODULARAI_POSTGRES_JOB_PASSWORD hunter2\n");
        assertThatThrownBy(() -> Settings.load(root, NOTHING))
                .isInstanceOf(UserError.class)
                .hasMessage("%s, line 2 has no NAME=value".formatted(root.resolve(".env")));
    }

    @Test
    void secretsDoNotShow() {
        Settings settings = Settings.load(
                root,
                Map.of(
                        "MODULARAI_POSTGRES_JOB_USER", "worker",
                        "MODULARAI_POSTGRES_JOB_PASSWORD", "hunter2",
                        "MODULARAI_MONGO_URI", "mongodb://u:hunter2@host"));
        assertThat(settings.postgres().job().password()).isEqualTo("hunter2");
        assertThat(settings.toString()).contains("worker").doesNotContain("hunter2");
    }

    private void append(String line) throws IOException {
        Path file = root.resolve("conf/modularai.yml");
        Files.writeString(file, Files.readString(file) + line + "\n");
    }
}
