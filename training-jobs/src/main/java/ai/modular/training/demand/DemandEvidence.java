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
import java.util.List;
import java.util.Optional;

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
}
