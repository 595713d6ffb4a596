package ai.modular.cli;

import ai.modular.mlflow.ModelCatalogue;
import ai.modular.mlflow.ModelCatalogue.Model;
import ai.modular.mlflow.ModelCatalogue.Training;
import ai.modular.mlflow.ModelCatalogue.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** The versions of a model, or all that is known about one. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Lists the versions of a model; with a version, shows where it comes from and how good it is.")
final class ModelsShowCommand implements Runnable {

    @Mixin
    private RegistryOptions registry;

    @Parameters(index = "0", paramLabel = "NAME", description = "The registered model, such as demand.")
    private String name;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VERSION",
            description = "A number, or an alias such as champion or challenger.")
    private String version;

    @Option(names = "--json", description = "As JSON, for scripts.")
    private boolean json;

    @Override
    public void run() {
        ModelCatalogue catalogue = registry.catalogue();
        Model model = catalogue.model(name);
        if (version == null) {
            showVersions(model, catalogue.versions(name));
        } else {
            Version found = catalogue.version(model, version);
            showVersion(model, found, catalogue.training(found));
        }
    }

    private void showVersions(Model model, List<Version> versions) {
        if (json) {
            System.out.println(JsonMapper.shared()
                    .writeValueAsString(Map.of(
                            "model",
                            model.name(),
                            "versions",
                            versions.stream().map(each -> facts(model, each)).toList())));
            return;
        }
        System.out.printf("%-8s %-21s %-8s %s%n", "version", "registered", "gate", "aliases");
        versions.forEach(each -> System.out.printf(
                "%-8s %-21s %-8s %s%n",
                each.version(),
                ModelTexts.time(each.created()),
                ModelTexts.verdict(each),
                ModelTexts.aliases(model, each)));
    }

    private void showVersion(Model model, Version found, Training training) {
        if (json) {
            Map<String, Object> all = facts(model, found);
            all.put("tags", found.tags());
            all.put("training", training);
            System.out.println(JsonMapper.shared().writeValueAsString(all));
            return;
        }
        System.out.printf(
                "%s version %s  %s%nregistered %s by training %s (%s, %s)%n",
                model.name(),
                found.version(),
                ModelTexts.aliases(model, found),
                ModelTexts.time(found.created()),
                training.runId(),
                training.name(),
                training.status());
        block("what is known", found.tags());
        training.tags().keySet().removeIf(key -> key.startsWith("mlflow."));
        block("where it comes from", training.tags());
        block("parameters", training.parameters());
        Map<String, String> metrics = new LinkedHashMap<>();
        training.metrics().forEach((key, value) -> metrics.put(key, ModelTexts.number(value)));
        block("metrics", metrics);
    }

    private static void block(String title, Map<String, String> lines) {
        System.out.printf("%n%s%n", title);
        lines.forEach((key, value) -> System.out.printf("  %-46s %s%n", key, value));
    }

    private static Map<String, Object> facts(Model model, Version version) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("model", version.model());
        row.put("version", version.version());
        row.put("registered", version.created().toString());
        row.put("gate", ModelTexts.verdict(version));
        row.put("aliases", ModelTexts.aliases(model, version));
        return row;
    }
}
