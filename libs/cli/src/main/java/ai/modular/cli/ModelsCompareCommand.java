package ai.modular.cli;

import ai.modular.mlflow.ModelCatalogue;
import ai.modular.mlflow.ModelCatalogue.Model;
import ai.modular.mlflow.ModelCatalogue.Training;
import ai.modular.mlflow.ModelCatalogue.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Two versions side by side, as their trainings found them. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Puts the parameters that differ and the metrics of two versions side by side.",
            "Each metric is that of its own training: on other days, another test. The gate's paired",
            "comparison on the same days stands among the metrics as gate.*."
        })
final class ModelsCompareCommand implements Runnable {

    @Mixin
    private RegistryOptions registry;

    @Parameters(index = "0", paramLabel = "A", description = "A version's number, or an alias.")
    private String a;

    @Parameters(index = "1", paramLabel = "B", description = "The other one.")
    private String b;

    @Option(
            names = "--model",
            defaultValue = "demand",
            paramLabel = "NAME",
            description = "The registered model (default: ${DEFAULT-VALUE}).")
    private String name;

    @Option(names = "--json", description = "As JSON, for scripts.")
    private boolean json;

    /** @param difference b − a; null where one of them has no such metric */
    record MetricLine(String metric, Double a, Double b, Double difference) {}

    record ParameterLine(String parameter, String a, String b) {}

    @Override
    public void run() {
        ModelCatalogue catalogue = registry.catalogue();
        Model model = catalogue.model(name);
        Version first = catalogue.version(model, a);
        Version second = catalogue.version(model, b);
        Training one = catalogue.training(first);
        Training other = catalogue.training(second);
        List<ParameterLine> parameters = parameters(one.parameters(), other.parameters());
        List<MetricLine> metrics = metrics(one.metrics(), other.metrics());
        if (json) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("model", name);
            all.put("a", first.version());
            all.put("b", second.version());
            all.put("parameters", parameters);
            all.put("metrics", metrics);
            System.out.println(JsonMapper.shared().writeValueAsString(all));
            return;
        }
        System.out.printf(
                "%-46s %12s %12s %12s%n",
                "", "version " + first.version(), "version " + second.version(), "difference");
        parameters.forEach(
                line -> System.out.printf("%-46s %12s %12s%n", line.parameter(), text(line.a()), text(line.b())));
        metrics.forEach(line -> System.out.printf(
                "%-46s %12s %12s %12s%n",
                line.metric(),
                ModelTexts.number(line.a()),
                ModelTexts.number(line.b()),
                ModelTexts.number(line.difference())));
    }

    static List<MetricLine> metrics(Map<String, Double> a, Map<String, Double> b) {
        TreeSet<String> names = new TreeSet<>(a.keySet());
        names.addAll(b.keySet());
        List<MetricLine> lines = new ArrayList<>();
        for (String metric : names) {
            Double one = a.get(metric);
            Double other = b.get(metric);
            lines.add(new MetricLine(metric, one, other, one == null || other == null ? null : other - one));
        }
        return lines;
    }

    /** Only those that differ. */
    static List<ParameterLine> parameters(Map<String, String> a, Map<String, String> b) {
        TreeSet<String> names = new TreeSet<>(a.keySet());
        names.addAll(b.keySet());
        return names.stream()
                .filter(parameter -> !Objects.equals(a.get(parameter), b.get(parameter)))
                .map(parameter -> new ParameterLine(parameter, a.get(parameter), b.get(parameter)))
                .toList();
    }

    private static String text(String value) {
        return value == null ? "-" : value;
    }
}
