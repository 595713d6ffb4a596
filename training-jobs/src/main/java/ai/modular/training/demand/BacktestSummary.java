package ai.modular.training.demand;

import ai.modular.models.demand.BacktestScore;
import ai.modular.models.demand.DemandTrainingReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The backtest as it is stored with a model, in {@code backtest.json}: what a later training is compared with.
 *
 * @param until last day that the model learned from
 * @param dataVersion version of the table
 * @param wape mean over the origins
 */
record BacktestSummary(LocalDate until, long dataVersion, double wape) {

    private static final String FILE = "backtest.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    static void write(Path modelFolder, TrainingData data, DemandTrainingReport report) {
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("until", data.until().toString());
        summary.put("table", data.table());
        summary.put("data_version", data.version());
        summary.put("model", report.model());
        summary.put("wape", report.wape(report.model()));
        summary.put(
                "scores", report.scores().stream().map(BacktestSummary::score).toList());
        write(modelFolder.resolve(FILE), JSON.writeValueAsString(summary));
    }

    private static Map<String, Object> score(BacktestScore score) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("model", score.model());
        result.put("origin", score.origin().toString());
        result.putAll(score.metrics());
        return result;
    }

    /** Empty for a model that was registered without one. */
    static Optional<BacktestSummary> read(Path modelFolder) {
        Path file = modelFolder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode summary = JSON.readTree(Files.readString(file));
            return Optional.of(new BacktestSummary(
                    LocalDate.parse(summary.required("until").asString()),
                    summary.required("data_version").asLong(),
                    summary.required("wape").asDouble()));
        } catch (IOException | JacksonException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    /** One line per model and origin. */
    static String csv(List<BacktestScore> scores) {
        StringBuilder csv = new StringBuilder("model,origin,days,wape,wpe,rmsse,pinball,coverage50,coverage90\n");
        for (BacktestScore score : scores) {
            csv.append(String.format(
                    Locale.ROOT,
                    "%s,%s,%d,%.6f,%.6f,%.6f,%.6f,%.4f,%.4f%n",
                    score.model(),
                    score.origin(),
                    score.days(),
                    score.wape(),
                    score.wpe(),
                    score.rmsse(),
                    score.pinball(),
                    score.coverage50(),
                    score.coverage90()));
        }
        return csv.toString();
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
