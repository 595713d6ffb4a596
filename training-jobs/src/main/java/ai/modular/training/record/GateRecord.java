package ai.modular.training.record;

import ai.modular.models.gate.GateEvidence;
import ai.modular.models.gate.Opponent;
import ai.modular.models.gate.PairedComparison;
import ai.modular.models.gate.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the gate was told and said, for the tracked run. */
public final class GateRecord {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private GateRecord() {}

    /** Writes {@code gate/verdict.json}. */
    public static void write(RecordFiles files, Verdict verdict, GateEvidence evidence) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("passed", verdict.passed());
        all.put("summary", verdict.summary());
        all.put("findings", verdict.findings());
        all.put("evidence", evidence);
        files.text("gate/verdict.json", JSON.writeValueAsString(all));
    }

    /** The figures that the verdict rests on. */
    public static Map<String, Double> metrics(GateEvidence evidence) {
        Map<String, Double> metrics = new TreeMap<>();
        metrics.put("training_seconds", evidence.trainingSeconds());
        metrics.put("model_bytes", (double) evidence.bytes());
        evidence.bias().ifPresent(bias -> metrics.put("gate.bias", bias));
        evidence.coverage().ifPresent(coverage -> metrics.put("gate.coverage90", coverage.found()));
        if (evidence.opponent() instanceof Opponent.Paired paired) {
            PairedComparison comparison = paired.comparison();
            String metric = evidence.metric().toLowerCase(Locale.ROOT);
            metrics.put("gate.challenger." + metric, comparison.total().challenger());
            metrics.put("gate.champion." + metric, comparison.total().champion());
            metrics.put("gate.difference", comparison.total().difference());
            metrics.put("gate.difference.low", comparison.low());
            metrics.put("gate.difference.high", comparison.high());
            metrics.put("gate." + evidence.units(), (double) comparison.units());
            comparison.folds().forEach((fold, figures) -> metrics.put("gate.difference." + fold, figures.difference()));
        }
        return metrics;
    }

    /** Sum of the files below the folder. */
    public static long bytes(Path modelFolder) {
        try (Stream<Path> files = Files.walk(modelFolder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + modelFolder, e);
        }
    }
}
