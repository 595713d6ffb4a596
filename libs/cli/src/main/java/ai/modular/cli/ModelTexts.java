package ai.modular.cli;

import ai.modular.contracts.model.ModelRegistry;
import ai.modular.mlflow.ModelCatalogue.Model;
import ai.modular.mlflow.ModelCatalogue.Version;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How models are put in words. */
final class ModelTexts {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ModelTexts() {}

    static String time(Instant instant) {
        return TIME.format(instant);
    }

    static String number(Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.4f", value);
    }

    /** Those that point to the version, with commas between. */
    static String aliases(Model model, Version version) {
        return model.aliases().entrySet().stream()
                .filter(alias -> alias.getValue().equals(version.version()))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    static String verdict(Version version) {
        return version.tags().getOrDefault(ModelRegistry.GATE_TAG, "-");
    }
}
