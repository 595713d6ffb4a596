package ai.modular.training.demand;

import ai.modular.models.demand.BacktestScore;
import ai.modular.models.demand.DemandModels;
import ai.modular.models.demand.DemandTrainingReport;
import ai.modular.models.gate.Bootstrap;
import ai.modular.models.gate.GateEvidence;
import ai.modular.models.gate.GateEvidence.Baseline;
import ai.modular.models.gate.GateEvidence.Coverage;
import ai.modular.models.gate.Opponent;
import ai.modular.models.gate.PairedComparison;
import ai.modular.models.gate.PairedLoss;
import ai.modular.training.demand.BacktestLosses.Sum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the gate is told about a model of demand. */
final class DemandEvidence {

    private static final double BAND = .9;

    private DemandEvidence() {}

    static GateEvidence of(
            Opponent opponent,
            BacktestLosses losses,
            DemandTrainingReport report,
            Bootstrap bootstrap,
            double seconds,
            long bytes) {
        List<PairedLoss> naive = losses.paired(report.model(), DemandModels.SEASONAL_NAIVE);
        Sum total = losses.total(report.model());
        return new GateEvidence(
                "WAPE",
                "series",
                opponent,
                PairedComparison.hasWeight(naive)
                        ? Optional.of(
                                new Baseline("the seasonal naive forecast", PairedComparison.of(naive, bootstrap)))
                        : Optional.empty(),
                Optional.of(total.error / total.actual),
                Optional.of(new Coverage(BAND, coverage(report))),
                seconds,
                bytes);
    }

    /** By day, over the origins. */
    private static double coverage(DemandTrainingReport report) {
        double within = 0;
        double days = 0;
        for (BacktestScore score : report.scores()) {
            if (score.model().equals(report.model())) {
                within += score.coverage90() * score.days();
                days += score.days();
            }
        }
        return within / days;
    }

    static long bytes(Path modelFolder) {
        try (Stream<Path> files = Files.walk(modelFolder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + modelFolder, e);
        }
    }

    /** The figures that the verdict rests on, for the tracked run. */
    static Map<String, Double> metrics(GateEvidence evidence) {
        Map<String, Double> metrics = new TreeMap<>();
        metrics.put("training_seconds", evidence.trainingSeconds());
        metrics.put("model_bytes", (double) evidence.bytes());
        evidence.bias().ifPresent(bias -> metrics.put("gate.bias", bias));
        evidence.coverage().ifPresent(coverage -> metrics.put("gate.coverage90", coverage.found()));
        if (evidence.opponent() instanceof Opponent.Paired paired) {
            PairedComparison comparison = paired.comparison();
            metrics.put("gate.challenger.wape", comparison.total().challenger());
            metrics.put("gate.champion.wape", comparison.total().champion());
            metrics.put("gate.difference", comparison.total().difference());
            metrics.put("gate.difference.low", comparison.low());
            metrics.put("gate.difference.high", comparison.high());
            metrics.put("gate.series", (double) comparison.units());
            comparison
                    .folds()
                    .forEach((origin, figures) -> metrics.put("gate.difference." + origin, figures.difference()));
        }
        return metrics;
    }
}
