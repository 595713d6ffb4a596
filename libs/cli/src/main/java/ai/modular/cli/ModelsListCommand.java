package ai.modular.cli;

import ai.modular.mlflow.ModelCatalogue.Model;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Every registered model in a line. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists the registered models with their aliases and since when the champion is one.")
final class ModelsListCommand implements Runnable {

    @Mixin
    private RegistryOptions registry;

    @Option(names = "--json", description = "As JSON, for scripts.")
    private boolean json;

    @Override
    public void run() {
        List<Model> models = registry.catalogue().models();
        if (json) {
            System.out.println(asJson(models));
            return;
        }
        System.out.printf("%-16s %-22s %s%n", "model", "champion since", "aliases");
        models.forEach(model -> System.out.printf("%-16s %-22s %s%n", model.name(), since(model), aliases(model)));
    }

    static String asJson(List<Model> models) {
        List<Map<String, Object>> rows = models.stream()
                .map(model -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("name", model.name());
                    row.put("aliases", model.aliases());
                    row.put("champion_since", since(model));
                    return row;
                })
                .toList();
        return JsonMapper.shared().writeValueAsString(Map.of("models", rows));
    }

    /** A dash where no note tells of the present champion. */
    private static String since(Model model) {
        return model.champion().isPresent()
                        && model.champion().equals(model.history().newest())
                ? ModelTexts.time(model.history()
                        .changes()
                        .get(model.history().changes().size() - 1)
                        .at())
                : "-";
    }

    private static String aliases(Model model) {
        return model.aliases().entrySet().stream()
                .map(alias -> alias.getKey() + " " + alias.getValue())
                .collect(Collectors.joining(", "));
    }
}
