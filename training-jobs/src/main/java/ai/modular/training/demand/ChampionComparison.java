package ai.modular.training.demand;

import ai.modular.contracts.error.ServiceRefused;
import ai.modular.contracts.error.UserError;
import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.ModelRegistry;
import ai.modular.contracts.model.ModelVersion;
import ai.modular.models.demand.DemandModels;
import ai.modular.models.gate.Bootstrap;
import ai.modular.models.gate.Opponent;
import ai.modular.models.gate.PairedComparison;
import ai.modular.models.gate.PairedLoss;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The new model of demand beside the present champion, on days that are a fair test for both. */
final class ChampionComparison {

    private final ModelRegistry registry;
    private final TrainingData data;
    private final String trained;
    private final CandidateDays candidate;
    private final BacktestLosses losses;
    private final Bootstrap bootstrap;

    /** @param trained name of the new model in the backtest */
    ChampionComparison(
            ModelRegistry registry,
            TrainingData data,
            String trained,
            CandidateDays candidate,
            BacktestLosses losses,
            Bootstrap bootstrap) {
        this.registry = registry;
        this.data = data;
        this.trained = trained;
        this.candidate = candidate;
        this.losses = losses;
        this.bootstrap = bootstrap;
    }

    Opponent against(Optional<ModelVersion> champion) {
        if (champion.isEmpty()) {
            return new Opponent.None();
        }
        String version = champion.get().version();
        try {
            Path files = registry.fetch(champion.get());
            Optional<BacktestSummary> summary = BacktestSummary.read(files);
            return summary.isEmpty()
                    ? new Opponent.Lost(version, "it was registered without a backtest")
                    : beside(version, files, summary.get());
        } catch (UserError | ServiceRefused e) {
            // Its files are lost or changed: that must not keep a sound model from taking its place
            return new Opponent.Lost(version, e.getMessage());
        }
    }

    private Opponent beside(String version, Path files, BacktestSummary summary) {
        try (DemandModel model = DemandModels.load(files)) {
            List<PairedLoss> later = candidate.beside(
                    trained, model, DemandModels.reconciliation(files), data.series(), summary.until());
            if (PairedComparison.hasWeight(later)) {
                return paired(version, later, "days that the champion did not learn from");
            }
        }
        List<PairedLoss> backtests = losses.paired(trained, StoredLosses.read(files));
        return PairedComparison.hasWeight(backtests)
                ? paired(version, backtests, "the days of both backtests")
                : new Opponent.Incomparable(
                        version,
                        "it learned from all days up to %s, and its backtest was on other days"
                                .formatted(summary.until()));
    }

    private Opponent paired(String version, List<PairedLoss> pairs, String basis) {
        return new Opponent.Paired(version, PairedComparison.of(pairs, bootstrap), basis);
    }
}
