package ai.modular.operations.configuration;

import ai.modular.contracts.error.UserError;
import ai.modular.operations.configuration.Settings.Credentials;
import ai.modular.operations.configuration.Settings.Kafka;
import ai.modular.operations.configuration.Settings.Lake;
import ai.modular.operations.configuration.Settings.LeaseTimes;
import ai.modular.operations.configuration.Settings.Mlflow;
import ai.modular.operations.configuration.Settings.Mongo;
import ai.modular.operations.configuration.Settings.Monitor;
import ai.modular.operations.configuration.Settings.Orders;
import ai.modular.operations.configuration.Settings.Postgres;
import ai.modular.operations.configuration.Settings.Promotion;
import ai.modular.operations.configuration.Settings.Retry;
import ai.modular.operations.configuration.Settings.Scoring;
import ai.modular.operations.configuration.Settings.Spark;
import ai.modular.operations.configuration.Settings.Training;
import ai.modular.operations.configuration.Settings.Web;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Puts the layers on top of each other and reads the settings from what remains. */
final class SettingsReader {

    private SettingsReader() {}

    static Settings read(Path root, Map<String, String> environment) {
        return settings(root, layers(root, environment));
    }

    /** The layers without what the local stack wrote. */
    static SettingValues site(Path root, Map<String, String> environment) {
        return defaults(root).with(above(root, environment));
    }

    private static SettingValues layers(Path root, Map<String, String> environment) {
        Path home = home(root, site(root, environment));
        return defaults(root)
                .with(List.of(SettingLayers.dotenv(home.resolve("stack.env"))))
                .with(above(root, environment));
    }

    private static SettingValues defaults(Path root) {
        return new SettingValues().with(List.of(SettingLayers.yaml(root.resolve("conf/modularai.yml"))));
    }

    private static List<SettingLayers.Layer> above(Path root, Map<String, String> environment) {
        return List.of(
                SettingLayers.dotenv(root.resolve(".env")),
                SettingLayers.variables(environment, "the environment"),
                tree(environment.get("MODULARAI_CONFIG_TREE")));
    }

    private static SettingLayers.Layer tree(String folder) {
        if (folder == null || folder.isBlank()) {
            return new SettingLayers.Layer("no config tree", Map.of());
        }
        if (!Files.isDirectory(Path.of(folder))) {
            throw new UserError(
                    "MODULARAI_CONFIG_TREE is %s, but there is no such folder".formatted(folder),
                    "Name the folder that holds one file per key, or take the variable out.");
        }
        return SettingLayers.tree(Path.of(folder));
    }

    private static Path home(Path root, SettingValues values) {
        return root.resolve(values.text("home")).normalize();
    }

    private static Settings settings(Path root, SettingValues values) {
        Path home = home(root, values);
        String lake = values.optional("lake.path");
        return new Settings(
                root,
                home,
                postgres(values),
                new Kafka(values.optional("kafka.brokers")),
                new Mongo(values.optional("mongo.uri")),
                new Mlflow(values.optional("mlflow.uri")),
                new Lake(lake.isEmpty() ? home.resolve("lake").toString() : lake),
                new Spark(
                        values.text("spark.master"),
                        values.matching("spark.memory", "[1-9][0-9]*[mg]", "a size like 3g or 800m"),
                        values.whole("spark.shuffle-partitions", 1, 100_000)),
                new LeaseTimes(values.duration("lease.duration", Duration.ofSeconds(1), Duration.ofHours(1))),
                new Retry(
                        values.whole("retry.attempts", 1, 100),
                        values.duration("retry.delay", Duration.ZERO, Duration.ofMinutes(5))),
                new Web(values.whole("web.port", 0, 65_535)),
                new Training(
                        values.wide("training.sample-rows", 1, Long.MAX_VALUE),
                        values.wide("training.seed", Long.MIN_VALUE, Long.MAX_VALUE),
                        values.whole("training.threads", 1, 64)),
                new Scoring(values.ratio("scoring.fallback-limit")),
                promotion(values),
                orders(values),
                monitor(values));
    }

    private static Postgres postgres(SettingValues values) {
        String url = values.optional("postgres.url");
        if (!url.isEmpty()) {
            values.matching(
                    "postgres.url", "jdbc:postgresql://[^/?]+/[^/?]+(\\?.*)?", "jdbc:postgresql://host:port/database");
        }
        return new Postgres(
                url,
                credentials("owner", values),
                credentials("job", values),
                credentials("web", values),
                credentials("scheduler", values),
                credentials("scientist", values));
    }

    private static Credentials credentials(String role, SettingValues values) {
        return new Credentials(
                role, values.optional("postgres." + role + ".user"), values.optional("postgres." + role + ".password"));
    }

    private static Promotion promotion(SettingValues values) {
        return new Promotion(
                values.yes("promotion.waits-for-approver"),
                values.ratio("promotion.segment-limit"),
                values.ratio("promotion.bias-limit"),
                values.ratio("promotion.coverage-limit"),
                values.duration("promotion.training-time", Duration.ofSeconds(1), Duration.ofHours(24)),
                values.whole("promotion.size-mb", 1, 100_000));
    }

    private static Orders orders(SettingValues values) {
        return new Orders(
                values.whole("orders.paths", 1, 100_000),
                values.wide("orders.seed", Long.MIN_VALUE, Long.MAX_VALUE),
                values.ratio("orders.service-level"),
                values.ratio("orders.minimum-service-level"),
                values.ratio("orders.maximum-service-level"));
    }

    private static Monitor monitor(SettingValues values) {
        return new Monitor(
                values.whole("monitor.days", 7, 84),
                values.whole("monitor.least-days", 1, 1_000_000),
                values.ratio("monitor.error"),
                values.ratio("monitor.bias"),
                values.ratio("monitor.coverage"),
                values.ratio("monitor.shift"));
    }
}
