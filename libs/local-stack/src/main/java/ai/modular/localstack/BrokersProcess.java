package ai.modular.localstack;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The process of Kafka and MongoDB: lives until it is told to end. */
public final class BrokersProcess {

    private BrokersProcess() {}

    /** @param arguments the home folder, then {@code --kafka=PORT --controller=PORT --mongo=PORT}, each only when that service is wanted */
    public static void main(String[] arguments) {
        Path data = Path.of(arguments[0]).resolve("data");
        Map<String, Integer> ports = Arrays.stream(arguments)
                .skip(1)
                .map(argument -> argument.split("="))
                .collect(Collectors.toMap(words -> words[0], words -> Integer.valueOf(words[1])));
        try {
            start(data, ports);
        } catch (Exception e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void start(Path data, Map<String, Integer> ports) throws Exception {
        if (ports.containsKey("--mongo")) {
            MongoStandIn mongo = MongoStandIn.start(data.resolve("mongo"), ports.get("--mongo"));
            Runtime.getRuntime().addShutdownHook(new Thread(mongo::stop, "stop-mongo"));
        }
        if (ports.containsKey("--kafka")) {
            KafkaBroker kafka =
                    KafkaBroker.start(data.resolve("kafka"), ports.get("--kafka"), ports.get("--controller"));
            Runtime.getRuntime().addShutdownHook(new Thread(kafka::stop, "stop-kafka"));
        }
        System.out.println("ready " + ports);
    }
}
