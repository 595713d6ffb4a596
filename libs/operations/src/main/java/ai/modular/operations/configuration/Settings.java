package ai.modular.operations.configuration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * All that is configured, read once and validated. The keys and their meaning stand in {@code conf/modularai.yml}.
 *
 * @param root the folder that holds {@code conf/}
 * @param home the folder of the chain: data of the local services, lake, logs
 */
public record Settings(
        Path root,
        Path home,
        Postgres postgres,
        Kafka kafka,
        Mongo mongo,
        Mlflow mlflow,
        Lake lake,
        Spark spark,
        LeaseTimes lease,
        Retry retry,
        Web web,
        Training training,
        Scoring scoring,
        Promotion promotion,
        Orders orders,
        Monitor monitor) {

    /**
     * Reads the layers in rising order: {@code conf/modularai.yml}, {@code <home>/stack.env}, {@code .env}, the environment, the config tree.
     *
     * @param root the folder that holds {@code conf/}
     * @param environment as of {@link System#getenv()}
     * @throws ai.modular.contracts.error.UserError naming a key that is unknown, missing or has a wrong value, and where it was read
     */
    public static Settings load(Path root, Map<String, String> environment) {
        return SettingsReader.read(root.toAbsolutePath().normalize(), environment);
    }

    /**
     * What the site itself set in any of the layers, by the name of the variable: all but the addresses that the local stack wrote about the services
     * that it started. MLflow's address has the name that MLflow gave it, MLFLOW_TRACKING_URI.
     *
     * @throws ai.modular.contracts.error.UserError as {@link #load}
     */
    public static Map<String, String> ofSite(Path root, Map<String, String> environment) {
        return SettingsReader.site(root.toAbsolutePath().normalize(), environment)
                .variables();
    }

    /** @param url {@code jdbc:postgresql://host:port/database} */
    public record Postgres(
            String url,
            Credentials owner,
            Credentials job,
            Credentials web,
            Credentials scheduler,
            Credentials scientist) {

        /** @throws ai.modular.contracts.error.UserError when it is not set */
        @Override
        public String url() {
            return Keys.required("postgres.url", url);
        }
    }

    /** User and password of a database role. The password never shows. */
    public record Credentials(String role, String user, String password) {

        /** @throws ai.modular.contracts.error.UserError when it is not set */
        @Override
        public String user() {
            return Keys.required("postgres." + role + ".user", user);
        }

        @Override
        public String toString() {
            return user;
        }
    }

    /** @param brokers {@code host:port}, several with commas */
    public record Kafka(String brokers) {

        /** @throws ai.modular.contracts.error.UserError when it is not set */
        @Override
        public String brokers() {
            return Keys.required("kafka.brokers", brokers);
        }
    }

    /** @param uri {@code mongodb://…}; it may hold a password and never shows */
    public record Mongo(String uri) {

        /** @throws ai.modular.contracts.error.UserError when it is not set */
        @Override
        public String uri() {
            return Keys.required("mongo.uri", uri);
        }

        @Override
        public String toString() {
            return "Mongo";
        }
    }

    /** @param uri address of the tracking server */
    public record Mlflow(String uri) {

        /** @throws ai.modular.contracts.error.UserError when it is not set */
        @Override
        public String uri() {
            return Keys.required("mlflow.uri", uri);
        }
    }

    /** @param path folder or URI of the Delta tables */
    public record Lake(String path) {}

    /**
     * @param memory heap of a pipeline's process: {@code 3g}
     * @param shufflePartitions tasks after a shuffle
     */
    public record Spark(String master, String memory, int shufflePartitions) {}

    /** @param duration how long a lease lives after its last renewal */
    public record LeaseTimes(Duration duration) {}

    /**
     * @param attempts tries to reach a service, at least one
     * @param delay wait after the first try; each further one is twice as long
     */
    public record Retry(int attempts, Duration delay) {}

    /** @param port wanted port of reports-web */
    public record Web(int port) {}

    /**
     * @param sampleRows rows that a training reads at most
     * @param threads of a training, at most; the result does not depend on it
     */
    public record Training(long sampleRows, long seed, int threads) {}

    /** @param fallbackLimit share of the series that may be forecast by a simpler model in the champion's place */
    public record Scoring(double fallbackLimit) {}

    /**
     * @param waitsForApprover whether a model that passes the gate stays challenger until a person promotes it
     * @param segmentLimit most that a segment's error may rise against the champion's, as a share of it
     * @param biasLimit most that the bias may be, in either direction, as a share of demand
     * @param coverageLimit most that the coverage of the 90 % band may be off, in either direction
     * @param trainingTime longest training
     * @param sizeMb largest sum of a model's files, in MiB
     */
    public record Promotion(
            boolean waitsForApprover,
            double segmentLimit,
            double biasLimit,
            double coverageLimit,
            Duration trainingTime,
            int sizeMb) {}

    /**
     * @param paths sample paths of demand per series
     * @param serviceLevel critical ratio where nothing else gives one
     */
    public record Orders(
            int paths, long seed, double serviceLevel, double minimumServiceLevel, double maximumServiceLevel) {}

    /**
     * When forecasts count as drifting, per store and department.
     *
     * @param days how many of the last days are looked at
     * @param leastDays forecasts that must have come true before a limit can be broken
     * @param error largest WAPE
     * @param bias largest bias to either side, as a share of demand
     * @param coverage largest distance of the 80 % band's coverage from .8
     * @param shift largest population stability index of a feature
     */
    public record Monitor(int days, int leastDays, double error, double bias, double coverage, double shift) {}
}
