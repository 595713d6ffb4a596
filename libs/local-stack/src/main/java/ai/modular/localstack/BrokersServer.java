package ai.modular.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The process of Kafka and MongoDB: one small JVM for both, started from the class path of the present one. */
final class BrokersServer extends BackingServer {

    private static final String CONTROLLER = "kafka-controller";

    private final Path home;
    private final LocalStackOptions options;

    BrokersServer(Path home, LocalStackOptions options, Ports ports) {
        super("Kafka and MongoDB", new ManagedProcess(home, "brokers"), ports);
        this.home = home;
        this.options = options;
    }

    @Override
    boolean isWanted() {
        return options.isLocal(Service.KAFKA) || options.isLocal(Service.MONGO);
    }

    @Override
    void prepare(Progress progress) {}

    @Override
    void launch() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx768m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Duser.timezone=UTC",
                "-Dlog4j2.configurationFile=local-stack-log4j2.xml",
                "-Dlogback.configurationFile=local-stack-logback.xml",
                BrokersProcess.class.getName(),
                home.toString()));
        if (!options.isExternal(Service.KAFKA)) {
            command.add("--kafka=" + ports.claim(Service.KAFKA.id(), options.port(Service.KAFKA)));
            command.add("--controller=" + ports.claim(CONTROLLER, options.port(Service.KAFKA) + 1));
        }
        if (!options.isExternal(Service.MONGO)) {
            command.add("--mongo=" + ports.claim(Service.MONGO.id(), options.port(Service.MONGO)));
        }
        // In the environment, not on the command line: it is long, and ps stays readable.
        process.start(command, Map.of("CLASSPATH", System.getProperty("java.class.path"), "JAVA_TOOL_OPTIONS", ""));
    }

    private String kafka() {
        return "127.0.0.1:" + ports.of(Service.KAFKA.id(), options.port(Service.KAFKA));
    }

    private String mongo() {
        return "mongodb://127.0.0.1:%d".formatted(ports.of(Service.MONGO.id(), options.port(Service.MONGO)));
    }

    @Override
    boolean answers() {
        return (options.isExternal(Service.MONGO) || Health.mongo(mongo()))
                && (options.isExternal(Service.KAFKA) || Health.kafka(kafka()));
    }

    @Override
    Duration patience() {
        return Duration.ofSeconds(180);
    }

    @Override
    void stop() {
        process.stop(Duration.ofSeconds(30));
    }

    @Override
    List<ServiceStatus> status() {
        boolean runs = process.pid().isPresent();
        List<ServiceStatus> result = new ArrayList<>();
        if (!options.isExternal(Service.KAFKA)) {
            result.add(status(Service.KAFKA, kafka(), runs && Health.kafka(kafka())));
        }
        if (!options.isExternal(Service.MONGO)) {
            result.add(status(Service.MONGO, mongo(), runs && Health.mongo(mongo())));
        }
        return result;
    }

    @Override
    String address() {
        return options.isExternal(Service.KAFKA) ? mongo() : kafka();
    }

    @Override
    Map<String, String> settings() {
        return new TreeMap<>(Map.of(Service.KAFKA.setting(), kafka(), Service.MONGO.setting(), mongo()));
    }
}
