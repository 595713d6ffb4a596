package ai.modular.web.training;

import ai.modular.models.wording.Format;
import ai.modular.web.chart.IntervalBar;
import ai.modular.web.text.Words;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Lines of the tables of trainings. */
@Component
class TrainingLines {

    /** Bars of a change at least this large reach the edge. */
    private static final double SMALLEST_SCALE = .1;

    private final Words words;
    private final ErrorWords errors;

    TrainingLines(Words words, ErrorWords errors) {
        this.words = words;
        this.errors = errors;
    }

    /** All trainings of a model; their intervals stand on one scale per kind of opponent. */
    List<TrainingPage.Line> trainings(TrainingWords.Material material) {
        return material.trainings().stream()
                .map(training -> line(training, material))
                .toList();
    }

    private TrainingPage.Line line(TrainingReads.Training training, TrainingWords.Material material) {
        Optional<TrainingReads.Comparison> compared = material.comparison(training);
        String none = words.of("accuracy.unknown");
        return new TrainingPage.Line(
                Format.day(training.businessDate()),
                address(training),
                training.equals(material.shown()),
                training.modelVersion(),
                result(training),
                compared.map(this::opponent).orElse(none),
                compared.map(each -> errors.error(training.metric(), each.error()))
                        .orElse(none),
                compared.map(each -> errors.error(training.metric(), each.otherError()))
                        .orElse(none),
                compared.map(each -> errors.difference(training.metric(), each.difference()))
                        .orElse(none),
                compared.map(each -> bar(each, material.scale(each.opponent()))).orElse(null));
    }

    static IntervalBar bar(TrainingReads.Comparison compared, double scale) {
        return IntervalBar.of(compared.low(), compared.difference(), compared.high(), scale);
    }

    TrainingPage.Chip result(TrainingReads.Training training) {
        String tone = switch (training.result()) {
            case "CHAMPION" -> "good";
            case "WAITS" -> "warn";
            default -> "info";
        };
        return new TrainingPage.Chip(tone, words.of("training.result." + training.result()));
    }

    /** {@code champion, version 7}, or the name of what needs no training. */
    String opponent(TrainingReads.Comparison compared) {
        return words.of("training.opponent." + compared.opponent(), compared.opponentName());
    }

    TrainingPage.Rule rule(TrainingReads.Rule rule) {
        String tone = switch (rule.outcome()) {
            case "PASSED" -> "good";
            case "FAILED" -> "bad";
            default -> "";
        };
        return new TrainingPage.Rule(
                words.find("training.rule." + rule.rule()).orElse(rule.rule()),
                new TrainingPage.Chip(tone, words.of("training.outcome." + rule.outcome())),
                rule.reason());
    }

    /** By segment, what became worst first, and by fold in the order of days. */
    List<TrainingPage.Table> parts(
            TrainingReads.Training training, TrainingReads.Comparison compared, List<TrainingReads.Part> parts) {
        return Stream.of("SEGMENT", "FOLD")
                .map(kind -> table(
                        kind,
                        training,
                        compared,
                        parts.stream().filter(part -> part.kind().equals(kind)).toList()))
                .filter(table -> !table.parts().isEmpty())
                .toList();
    }

    private TrainingPage.Table table(
            String kind,
            TrainingReads.Training training,
            TrainingReads.Comparison compared,
            List<TrainingReads.Part> parts) {
        double scale = Math.max(
                SMALLEST_SCALE,
                parts.stream().mapToDouble(part -> Math.abs(part.rise())).max().orElse(0));
        Comparator<TrainingReads.Part> order = kind.equals("SEGMENT")
                ? Comparator.comparing(TrainingReads.Part::rise).reversed()
                : Comparator.comparing(TrainingReads.Part::part);
        return new TrainingPage.Table(
                words.of("training.by." + kind),
                words.of("training.column." + kind),
                words.of("training.column." + compared.opponent()),
                parts.stream()
                        .sorted(order.thenComparing(TrainingReads.Part::part))
                        .map(part -> new TrainingPage.Part(
                                name(part),
                                Format.count(part.units()),
                                errors.error(training.metric(), part.error()),
                                errors.error(training.metric(), part.otherError()),
                                Format.signedPercent(part.rise()),
                                IntervalBar.of(part.rise(), scale)))
                        .toList());
    }

    private String name(TrainingReads.Part part) {
        if (part.kind().equals("FOLD") && part.part().matches("\\d{4}-\\d{2}-\\d{2}")) {
            return words.of("training.fold", Format.day(LocalDate.parse(part.part())));
        }
        boolean none = part.part().isEmpty() || part.part().equals("unknown");
        return none ? words.of("department.none") : part.part();
    }

    private static String address(TrainingReads.Training training) {
        return UriComponentsBuilder.fromPath("/models/trainings")
                .queryParam("model", "{model}")
                .queryParam("date", "{date}")
                .encode()
                .buildAndExpand(training.modelName(), training.businessDate())
                .toUriString();
    }
}
