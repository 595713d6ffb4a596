package ai.modular.bench.statistical;

import ai.modular.contracts.error.RunFailed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a user would pick instead, run by {@code bench/peers/peers.py} in a virtual environment of its own on the same series. The two meet in a folder:
 * {@code known.csv} goes there; {@code costs.json} and a {@code MODEL.csv} for each model come back.
 */
final class Peers {

    private static final String MARK = ".complete";

    private final Path scripts;
    private final Path environment;
    private final Path exchange;

    Peers(Path root) {
        scripts = root.resolve("bench/peers");
        environment = root.resolve(".modularai/peers");
        exchange = root.resolve(".modularai/bench/statistical/peers");
    }

    List<Measured> measure(SeriesSample sample) throws IOException, InterruptedException {
        requireEnvironment();
        Files.createDirectories(exchange);
        try (var lines = Files.newBufferedWriter(exchange.resolve("known.csv"))) {
            for (int i = 0; i < sample.ids().length; i++) {
                lines.write(sample.ids()[i] + ","
                        + Arrays.stream(sample.known()[i])
                                .mapToObj(Double::toString)
                                .collect(Collectors.joining(",")));
                lines.newLine();
            }
        }
        run(
                environment.resolve("bin/python").toString(),
                scripts.resolve("peers.py").toString(),
                exchange.toString(),
                Integer.toString(SeriesSample.HORIZON));
        List<Measured> result = new ArrayList<>();
        JsonNode costs =
                new ObjectMapper().readTree(exchange.resolve("costs.json").toFile());
        for (JsonNode cost : costs) {
            String model = cost.get("model").asText();
            result.add(new Measured(
                    model,
                    forecasts(model, sample),
                    cost.get("core_s").asDouble(),
                    cost.get("peak_mb").asDouble()));
        }
        return result;
    }

    private void requireEnvironment() throws IOException, InterruptedException {
        Path requirements = scripts.resolve("requirements.txt");
        Path mark = environment.resolve(MARK);
        if (Files.exists(mark) && Files.readString(mark).equals(Files.readString(requirements))) {
            return;
        }
        run("python3", "-m", "venv", environment.toString());
        run(
                environment.resolve("bin/python").toString(),
                "-m",
                "pip",
                "install",
                "--quiet",
                "-r",
                requirements.toString());
        Files.copy(requirements, mark, StandardCopyOption.REPLACE_EXISTING);
    }

    private double[][] forecasts(String model, SeriesSample sample) throws IOException {
        List<String> lines = Files.readAllLines(exchange.resolve(model + ".csv"));
        double[][] result = new double[sample.ids().length][];
        for (int i = 0; i < result.length; i++) {
            String[] fields = lines.get(i).split(",");
            if (!fields[0].equals(sample.ids()[i])) {
                throw new IllegalStateException("line %d of %s.csv is of series %s, but %s was asked for"
                        .formatted(i + 1, model, fields[0], sample.ids()[i]));
            }
            result[i] = Arrays.stream(fields, 1, fields.length)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
        }
        return result;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        int code = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (code != 0) {
            throw new RunFailed(
                    "%s ended with %d".formatted(String.join(" ", command), code),
                    "Read the lines above. Python 3.10 or later with venv is needed, and a package index that pip reaches.");
        }
    }
}
