package ai.modular.web.training;

import ai.modular.models.wording.Format;
import ai.modular.web.chart.IntervalBar;
import ai.modular.web.text.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Puts trainings into words. */
@Component
class TrainingWords {

    private static final double MEBIBYTE = 1 << 20;

    /**
     * What was read of one model.
     *
     * @param trainings the newest first
     * @param comparisons of all models
     * @param shown the one to show in full
     * @param rules of it
     * @param parts of its comparisons, by opponent
     * @param inUse what the last night used, of all models
     */
    record Material(
            List<TrainingReads.Training> trainings,
            List<TrainingReads.Comparison> comparisons,
            TrainingReads.Training shown,
            List<TrainingReads.Rule> rules,
            Map<String, List<TrainingReads.Part>> parts,
            List<TrainingReads.InUse> inUse) {

        /** With the champion; with what needs no training where no champion could be compared. */
        Optional<TrainingReads.Comparison> comparison(TrainingReads.Training training) {
            return Stream.of("CHAMPION", "BASELINE")
                    .flatMap(opponent -> comparisons.stream()
                            .filter(each -> each.of(training) && each.opponent().equals(opponent)))
                    .findFirst();
        }

        /** Largest difference that an interval of the model's trainings reaches beside this kind of opponent. */
        double scale(String opponent) {
            return trainings.stream()
                    .flatMap(training -> comparison(training).stream())
                    .filter(each -> each.opponent().equals(opponent))
                    .mapToDouble(each -> Math.max(Math.abs(each.low()), Math.abs(each.high())))
                    .filter(reach -> reach > 0)
                    .max()
                    .orElse(1);
        }
    }

    private final Words words;
    private final TrainingLines lines;
    private final ErrorWords errors;

    TrainingWords(Words words, TrainingLines lines, ErrorWords errors) {
        this.words = words;
        this.lines = lines;
        this.errors = errors;
    }

    TrainingPage task(Material material) {
        TrainingReads.Training shown = material.shown();
        Optional<TrainingReads.Comparison> compared = material.comparison(shown);
        IntervalBar bar = compared.map(each -> TrainingLines.bar(each, material.scale(each.opponent())))
                .orElse(null);
        return new TrainingPage(
                words.find("training.model." + shown.modelName()).orElse(shown.modelName()),
                inUse(material),
                new TrainingPage.Shown(
                        words.of("training.version", shown.modelVersion(), Format.day(shown.businessDate())),
                        lines.result(shown),
                        against(shown, compared),
                        words.of(
                                "training.facts",
                                Format.duration(Duration.ofMillis(Math.round(1000 * shown.trainingSeconds()))),
                                Format.oneDigit(shown.modelBytes() / MEBIBYTE),
                                Integer.toString(shown.revision()),
                                shown.trackedRun()),
                        figures(shown, compared),
                        bar,
                        bar == null ? "" : words.of("training.bar." + bar.tone()),
                        material.rules().stream().map(lines::rule).toList(),
                        compared.map(each -> lines.parts(
                                        shown, each, material.parts().getOrDefault(each.opponent(), List.of())))
                                .orElse(List.of())),
                lines.trainings(material));
    }

    /** What the last night used, because people may have promoted or rolled back since the training. */
    private String inUse(Material material) {
        String prefix = material.shown().modelName() + "/";
        if (material.inUse().isEmpty()) {
            return words.of("training.in-use.no-night");
        }
        return material.inUse().stream()
                .filter(each -> each.model().startsWith(prefix))
                .findFirst()
                .map(each -> words.of(
                        "training.in-use",
                        Format.day(each.night()),
                        each.model().substring(prefix.length())))
                .orElseGet(() -> words.of(
                        "training.in-use.none",
                        Format.day(material.inUse().get(0).night())));
    }

    private String against(TrainingReads.Training shown, Optional<TrainingReads.Comparison> compared) {
        if (compared.isEmpty()) {
            return words.of("training.against.nothing");
        }
        TrainingReads.Comparison with = compared.get();
        return with.opponent().equals("CHAMPION")
                ? words.of(
                        "training.against.PAIRED",
                        with.opponentName(),
                        Format.count(with.units()),
                        shown.units(),
                        with.basis())
                : words.of("training.against." + shown.championState(), with.opponentName(), shown.championVersion());
    }

    private List<TrainingPage.Figure> figures(
            TrainingReads.Training shown, Optional<TrainingReads.Comparison> compared) {
        List<TrainingPage.Figure> figures = new ArrayList<>();
        compared.ifPresent(with -> {
            String metric = shown.metric();
            figures.add(figure(
                    "error",
                    errors.error(metric, with.error()),
                    words.of("training.figure.error.note", errors.name(metric)),
                    ""));
            figures.add(figure(with.opponent(), errors.error(metric, with.otherError()), lines.opponent(with), ""));
            figures.add(figure(
                    "difference",
                    errors.difference(metric, with.difference()),
                    words.of(
                            "training.figure.difference.note",
                            Format.percent(shown.confidence()),
                            errors.difference(metric, with.low()),
                            errors.difference(metric, with.high())),
                    with.high() < 0 ? "accent" : with.low() > 0 ? "bad" : ""));
        });
        if (shown.bias() != null) {
            figures.add(figure("bias", Format.signedPercent(shown.bias()), words.of("training.figure.bias.note"), ""));
        }
        if (shown.coverage() != null) {
            figures.add(figure(
                    "coverage",
                    Format.percent(shown.coverage()),
                    words.of("training.figure.coverage.note", Format.percent(shown.coverageLevel())),
                    ""));
        }
        return figures;
    }

    private TrainingPage.Figure figure(String key, String value, String note, String tone) {
        return new TrainingPage.Figure(words.of("training.figure." + key), value, note, tone);
    }
}
