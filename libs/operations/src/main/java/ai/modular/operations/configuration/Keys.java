package ai.modular.operations.configuration;

import ai.modular.contracts.error.UserError;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The keys that there are, and their names in the environment. */
final class Keys {

    static final String PREFIX = "MODULARAI_";

    static final List<String> ALL = List.of(
            "home",
            "postgres.url",
            "postgres.owner.user",
            "postgres.owner.password",
            "postgres.job.user",
            "postgres.job.password",
            "postgres.web.user",
            "postgres.web.password",
            "postgres.scheduler.user",
            "postgres.scheduler.password",
            "postgres.scientist.user",
            "postgres.scientist.password",
            "kafka.brokers",
            "mongo.uri",
            "mlflow.uri",
            "lake.path",
            "spark.master",
            "spark.memory",
            "spark.shuffle-partitions",
            "lease.duration",
            "retry.attempts",
            "retry.delay",
            "web.port",
            "training.sample-rows",
            "training.seed",
            "training.threads",
            "scoring.fallback-limit",
            "promotion.waits-for-approver",
            "promotion.segment-limit",
            "promotion.bias-limit",
            "promotion.coverage-limit",
            "promotion.training-time",
            "promotion.size-mb",
            "orders.paths",
            "orders.seed",
            "orders.service-level",
            "orders.minimum-service-level",
            "orders.maximum-service-level",
            "monitor.days",
            "monitor.least-days",
            "monitor.error",
            "monitor.bias",
            "monitor.coverage",
            "monitor.shift");

    /** Read by the launcher, by this package itself or by the tests; they are no settings. */
    static final Set<String> ENVIRONMENT_ONLY =
            Set.of("MODULARAI_JAVA_OPTS", "MODULARAI_CONFIG_TREE", "MODULARAI_TEST_HOME");

    private static final Map<String, String> BY_VARIABLE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Keys::variable, Function.identity()));

    private Keys() {}

    /** {@code spark.shuffle-partitions} is {@code MODULARAI_SPARK_SHUFFLE_PARTITIONS}. */
    static String variable(String key) {
        return PREFIX + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** The key of an environment variable that begins with the prefix. */
    static String ofVariable(String variable, String source) {
        String key = BY_VARIABLE.get(variable);
        if (key == null) {
            throw unknown(variable, source);
        }
        return key;
    }

    static UserError unknown(String name, String source) {
        return new UserError(
                "%s in %s is no setting".formatted(name, source),
                "Take it out or correct it; every setting stands in conf/modularai.yml.");
    }

    /** Services are asked for only by who needs them: one that is not set stops nobody else. */
    static String required(String key, String value) {
        if (value.isEmpty()) {
            throw new UserError(
                    "%s is not set".formatted(key),
                    "Start the local services with `modularai up`, or set %s.".formatted(variable(key)));
        }
        return value;
    }
}
