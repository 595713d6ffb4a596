package ai.modular.operations.configuration;

import ai.modular.contracts.error.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The places that settings are read from, each as keys and texts. */
final class SettingLayers {

    /** MLflow's own variable; its clients in Python read it, too. */
    private static final String TRACKING_URI = "MLFLOW_TRACKING_URI";

    private static final String MLFLOW_URI = "mlflow.uri";

    private SettingLayers() {}

    /** @param source where the values stand, for messages */
    record Layer(String source, Map<String, String> values) {}

    static Layer yaml(Path file) {
        String source = file.getFileName().toString();
        Map<String, String> values = new LinkedHashMap<>();
        flatten("", YamlFile.mapping(file), values);
        for (String key : values.keySet()) {
            if (!Keys.ALL.contains(key)) {
                throw Keys.unknown(key, source);
            }
        }
        return new Layer(source, values);
    }

    private static void flatten(String prefix, Map<?, ?> mapping, Map<String, String> into) {
        mapping.forEach((key, value) -> {
            if (value instanceof Map<?, ?> nested) {
                flatten(prefix + key + ".", nested, into);
            } else {
                into.put(prefix + key, value == null ? "" : value.toString());
            }
        });
    }

    /** Lines {@code NAME=value}; a comment begins with {@code #}, a value may stand in quotes. A file that is not there is empty. */
    static Layer dotenv(Path file) {
        Map<String, String> variables = new LinkedHashMap<>();
        List<String> lines = Files.exists(file) ? lines(file) : List.of();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 1) {
                // The line itself may be half a password: only its number is told
                throw new UserError("%s, line %d has no NAME=value".formatted(file, i + 1), "Correct that line.");
            }
            String name = line.substring(0, equals).replaceFirst("^export\\s+", "");
            variables.put(name.strip(), unquoted(line.substring(equals + 1).strip()));
        }
        return variables(variables, file.toString());
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2
                && (value.startsWith("\"") && value.endsWith("\"") || value.startsWith("'") && value.endsWith("'"));
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    /** What begins with MODULARAI_ must be known; all else is somebody else's, MLflow's address aside. */
    static Layer variables(Map<String, String> environment, String source) {
        Map<String, String> values = new LinkedHashMap<>();
        if (environment.containsKey(TRACKING_URI)) {
            values.put(MLFLOW_URI, environment.get(TRACKING_URI).strip());
        }
        new TreeMap<>(environment).forEach((name, value) -> {
            if (name.startsWith(Keys.PREFIX) && !Keys.ENVIRONMENT_ONLY.contains(name)) {
                values.put(Keys.ofVariable(name, source), value.strip());
            }
        });
        return new Layer(source, values);
    }

    /** The name that a key has in the environment; MLflow's address has the one that its clients read, too. */
    static String variable(String key) {
        return key.equals(MLFLOW_URI) ? TRACKING_URI : Keys.variable(key);
    }

    /** One file per key, named {@code postgres.job.password} or {@code MODULARAI_POSTGRES_JOB_PASSWORD}. */
    static Layer tree(Path folder) {
        Map<String, String> values = new LinkedHashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            // Kubernetes keeps its own hidden folders beside the keys
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .forEach(file -> values.put(
                            treeKey(file, folder),
                            String.join("\n", lines(file)).strip()));
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
        return new Layer(folder.toString(), values);
    }

    private static String treeKey(Path file, Path folder) {
        String name = file.getFileName().toString();
        if (Keys.ALL.contains(name)) {
            return name;
        }
        return Keys.ofVariable(name, folder.toString());
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static UserError unreadable(Path file, IOException cause) {
        return new UserError(
                "%s cannot be read: %s".formatted(file, cause.getMessage()), "Make it readable for this user.", cause);
    }
}
