package ai.modular.web.accuracy;

import ai.modular.models.wording.Format;
import ai.modular.web.chart.AccuracyChart;
import ai.modular.web.text.Words;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Lines of the tables and columns of the charts. */
@Component
class AccuracyLines {

    /** Bars of a bias at least this large reach the edge. */
    private static final double SMALLEST_SCALE = .2;

    private final Words words;

    AccuracyLines(Words words) {
        this.words = words;
    }

    AccuracyChart horizons(List<AccuracyReads.Figures> figures) {
        return AccuracyChart.of(
                figures.stream()
                        .map(line -> column(line, line.key(), words.of("accuracy.ahead", Integer.parseInt(line.key()))))
                        .toList(),
                words.of("accuracy.horizon.label"));
    }

    /** Day by day; each Monday has its date below. */
    AccuracyChart days(List<AccuracyReads.Figures> figures) {
        boolean few = figures.size() <= 7;
        return AccuracyChart.of(
                figures.stream()
                        .map(line -> {
                            LocalDate day = LocalDate.parse(line.key());
                            boolean told = few || day.getDayOfWeek().getValue() == 1;
                            return column(line, told ? Format.shortDay(day) : "", Format.day(day));
                        })
                        .toList(),
                words.of("accuracy.day.label"));
    }

    private AccuracyChart.Column column(AccuracyReads.Figures line, String tick, String title) {
        double error = line.errorRate().orElse(0.0);
        double bias = line.bias().orElse(0.0);
        return new AccuracyChart.Column(
                tick,
                error,
                bias,
                words.of("accuracy.column", title, Format.percent(error), Format.signedPercent(bias)));
    }

    /**
     * @param dimension STORE, DEPARTMENT, CLASS or MODEL
     * @param names what keys are called
     */
    AccuracyPage.Table table(String dimension, List<AccuracyReads.Figures> figures, Map<String, String> names) {
        double error = figures.stream()
                .mapToDouble(line -> line.errorRate().orElse(0.0))
                .max()
                .orElse(1);
        double bias = figures.stream()
                .mapToDouble(line -> Math.abs(line.bias().orElse(0.0)))
                .max()
                .orElse(1);
        double biasScale = Math.max(bias, SMALLEST_SCALE);
        return new AccuracyPage.Table(
                words.of("accuracy.by." + dimension),
                words.of("accuracy.column." + dimension),
                words.find("accuracy.by." + dimension + ".note").orElse(""),
                figures.stream()
                        .sorted(Comparator.comparing(line -> name(dimension, line.key(), names)))
                        .map(line -> line(dimension, line, names, Math.max(error, 1e-9), biasScale))
                        .toList());
    }

    private AccuracyPage.Line line(
            String dimension,
            AccuracyReads.Figures figures,
            Map<String, String> names,
            double errorScale,
            double biasScale) {
        double error = figures.errorRate().orElse(0.0);
        double bias = figures.bias().orElse(0.0);
        double width = round(50 * Math.min(1, Math.abs(bias) / biasScale));
        return new AccuracyPage.Line(
                name(dimension, figures.key(), names),
                dimension.equals("STORE") ? address(figures.key()) : "",
                Format.count(figures.days()),
                figures.errorRate().map(Format::percent).orElse(words.of("accuracy.unknown")),
                round(100 * error / errorScale),
                figures.bias().map(Format::signedPercent).orElse(words.of("accuracy.unknown")),
                bias < 0 ? 50 - width : 50,
                width,
                bias < 0 ? "too-low" : "too-high",
                Format.percent(AccuracyWords.share(figures.within50(), figures.days())),
                Format.percent(AccuracyWords.share(figures.within80(), figures.days())),
                Format.percent(AccuracyWords.share(figures.within95(), figures.days())),
                figures.demand() > 0
                        ? Format.percent(figures.pinball() / figures.demand())
                        : words.of("accuracy.unknown"));
    }

    String department(String name) {
        return name.isEmpty() || name.equals("unknown") ? words.of("department.none") : name;
    }

    private String name(String dimension, String key, Map<String, String> names) {
        return switch (dimension) {
            case "DEPARTMENT" -> department(key);
            case "CLASS" -> words.find("class." + key).orElse(key);
            case "MODEL" -> key.equals("seasonal-naive") ? words.of("night.no-model") : key;
            default -> names.getOrDefault(key, key);
        };
    }

    private static String address(String store) {
        return UriComponentsBuilder.fromPath("/accuracy")
                .queryParam("store", "{store}")
                .encode()
                .buildAndExpand(store)
                .toUriString();
    }

    private static double round(double share) {
        return Math.round(share * 10) / 10.0;
    }
}
