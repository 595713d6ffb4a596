package ai.modular.localstack;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A Kafka of one node, broker and controller in one (KRaft). */
final class KafkaBroker {

    private final KafkaRaftServer server;

    private KafkaBroker(KafkaRaftServer server) {
        this.server = server;
    }

    static KafkaBroker start(Path folder, int port, int controllerPort) throws IOException {
        Files.createDirectories(folder);
        Properties properties = new Properties();
        properties.putAll(settings(folder, port, controllerPort));
        format(folder, properties);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        server.startup();
        return new KafkaBroker(server);
    }

    void stop() {
        server.shutdown();
    }

    private static void format(Path folder, Properties properties) throws IOException {
        Path file = folder.resolve("server.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, "Written at each start");
        }
        String[] arguments = {
            "format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString(), "--ignore-formatted"
        };
        if (Files.notExists(folder.resolve("log").resolve("meta.properties"))
                && StorageTool.execute(arguments, System.out) != 0) {
            throw new IOException("Kafka's storage tool could not format " + folder);
        }
    }

    private static Map<String, String> settings(Path folder, int port, int controllerPort) {
        Map<String, String> result = new TreeMap<>();
        result.put("process.roles", "broker,controller");
        result.put("node.id", "1");
        result.put("controller.quorum.voters", "1@127.0.0.1:" + controllerPort);
        result.put("controller.listener.names", "CONTROLLER");
        result.put("listeners", "PLAINTEXT://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
        result.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        result.put("log.dirs", folder.resolve("log").toString());
        result.put("num.partitions", "2");
        for (String topic : new String[] {"offsets.topic", "transaction.state.log"}) {
            result.put(topic + ".replication.factor", "1");
            result.put(topic + ".num.partitions", "1");
        }
        result.put("transaction.state.log.min.isr", "1");
        result.put("group.initial.rebalance.delay.ms", "0");
        // Retention goes by the events' own time, and a demo's events are old when they enter.
        result.put("log.retention.ms", "-1");
        result.put("log.segment.bytes", String.valueOf(128 << 20));
        result.put("log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20));
        result.put("num.network.threads", "2");
        result.put("num.io.threads", "4");
        result.put("background.threads", "2");
        return result;
    }
}
