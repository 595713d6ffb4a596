package ai.modular.cli;

import ai.modular.mlflow.ChampionHistory.Term;
import ai.modular.mlflow.ModelCatalogue.Model;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Answers what was live on a day. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = {
            "Shows which version was champion from when to when, who made it champion and why;",
            "with --on, only who was champion on that day. Times are UTC."
        })
final class ModelsHistoryCommand implements Runnable {

    @Mixin
    private RegistryOptions registry;

    @Option(
            names = "--model",
            defaultValue = "demand",
            paramLabel = "NAME",
            description = "The registered model (default: ${DEFAULT-VALUE}).")
    private String name;

    @Option(names = "--on", paramLabel = "DATE", description = "What was live on that day, yyyy-mm-dd.")
    private LocalDate day;

    @Option(names = "--json", description = "As JSON, for scripts.")
    private boolean json;

    @Override
    public void run() {
        Model model = registry.catalogue().model(name);
        List<Term> terms =
                day == null ? model.history().terms() : model.history().on(day);
        if (json) {
            System.out.println(asJson(name, terms));
        } else if (terms.isEmpty()) {
            System.out.println(
                    day == null
                            ? "%s never had a champion.".formatted(name)
                            : "%s had no champion on %s.".formatted(name, day));
        } else {
            System.out.printf("%-8s %-21s %-21s %-14s %s%n", "version", "from", "until", "by", "why");
            terms.forEach(term -> System.out.println(line(term)));
        }
        unnoted(model).ifPresent(System.err::println);
    }

    static String line(Term term) {
        return "%-8s %-21s %-21s %-14s %s"
                .formatted(
                        term.version(),
                        term.from().map(ModelTexts::time).orElse("before the notes"),
                        term.until().map(ModelTexts::time).orElse("now"),
                        term.change().map(change -> change.by()).orElse("-"),
                        term.change().map(change -> change.reason()).orElse("-"));
    }

    static String asJson(String model, List<Term> terms) {
        List<Map<String, Object>> rows = terms.stream()
                .map(term -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("version", term.version());
                    row.put("from", term.from().map(Object::toString).orElse(null));
                    row.put("until", term.until().map(Object::toString).orElse(null));
                    row.put(
                            "kind",
                            term.change().map(change -> change.kind().name()).orElse(null));
                    row.put("by", term.change().map(change -> change.by()).orElse(null));
                    row.put(
                            "reason",
                            term.change().map(change -> change.reason()).orElse(null));
                    return row;
                })
                .toList();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("model", model);
        all.put("terms", rows);
        return JsonMapper.shared().writeValueAsString(all);
    }

    /** The alias can be moved in MLflow itself, past the notes: that must be seen. */
    static Optional<String> unnoted(Model model) {
        if (model.champion().equals(model.history().newest())) {
            return Optional.empty();
        }
        return Optional.of("note: champion of %s is %s, but the last note says %s: the alias was moved past ./modularai"
                .formatted(
                        model.name(),
                        model.champion().map(version -> "version " + version).orElse("none"),
                        model.history()
                                .newest()
                                .map(version -> "version " + version)
                                .orElse("none")));
    }
}
