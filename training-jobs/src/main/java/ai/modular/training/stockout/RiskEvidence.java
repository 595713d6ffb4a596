package ai.modular.training.stockout;

import ai.modular.contracts.error.ServiceRefused;
import ai.modular.contracts.error.UserError;
import ai.modular.contracts.model.ModelRegistry;
import ai.modular.contracts.model.ModelVersion;
import ai.modular.models.gate.Bootstrap;
import ai.modular.models.gate.GateEvidence;
import ai.modular.models.gate.GateEvidence.Baseline;
import ai.modular.models.gate.Opponent;
import ai.modular.models.gate.PairedComparison;
import ai.modular.models.gate.PairedLoss;
import ai.modular.models.stockout.RiskModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the gate is told about a model of risk: its squared errors beside those of the champion, and of what nights use without a model. */
final class RiskEvidence {

    private final RiskBacktest backtest;
    private final Bootstrap bootstrap;

    RiskEvidence(RiskBacktest backtest, Bootstrap bootstrap) {
        this.backtest = backtest;
        this.bootstrap = bootstrap;
    }

    GateEvidence of(Opponent opponent, double seconds, long bytes) {
        double[] without = backtest.candidate(RiskCandidate.RAW_DISTRIBUTION).probabilities();
        return new GateEvidence(
                "Brier",
                "series",
                opponent,
                Optional.of(new Baseline(
                        "projected stock without calibration", PairedComparison.of(losses(without), bootstrap))),
                Optional.empty(),
                Optional.empty(),
                seconds,
                bytes);
    }

    /** The champion on those cases whose outcome it has not learnt from. */
    Opponent against(Optional<ModelVersion> champion, ModelRegistry registry) {
        if (champion.isEmpty()) {
            return new Opponent.None();
        }
        String version = champion.get().version();
        try {
            RiskModel model = RiskModel.load(registry.fetch(champion.get()));
            List<PairedLoss> pairs = losses(said(model));
            return PairedComparison.hasWeight(pairs)
                    ? new Opponent.Paired(
                            version, PairedComparison.of(pairs, bootstrap), "days that neither has learnt from")
                    : new Opponent.Incomparable(
                            version, "it has learnt from all days up to %s".formatted(model.until()));
        } catch (UserError | ServiceRefused e) {
            // Its files are lost or changed: that must not keep a sound model from taking its place
            return new Opponent.Lost(version, e.getMessage());
        }
    }

    /** NaN where the model has learnt from the outcome. */
    private double[] said(RiskModel model) {
        double[] result = new double[backtest.cases().size()];
        for (int i = 0; i < result.length; i++) {
            ShelfCase each = backtest.cases().get(i);
            result[i] = each.day().isAfter(model.until())
                    ? model.probability(backtest.rawDistribution()[i], each.shelf(), each.ahead())
                    : Double.NaN;
        }
        return result;
    }

    /** Summed by series and origin; cases of which the other says nothing are left out. */
    private List<PairedLoss> losses(double[] other) {
        Map<List<String>, double[]> sums = new LinkedHashMap<>();
        for (int i = 0; i < other.length; i++) {
            ShelfCase each = backtest.cases().get(i);
            if (!Double.isNaN(other[i])) {
                double[] sum = sums.computeIfAbsent(
                        List.of(
                                each.unit(),
                                each.origin().toString(),
                                each.shelf().department()),
                        key -> new double[3]);
                sum[0] += squaredError(backtest.winner().probabilities()[i], each);
                sum[1] += squaredError(other[i], each);
                sum[2]++;
            }
        }
        List<PairedLoss> result = new ArrayList<>();
        sums.forEach(
                (key, sum) -> result.add(new PairedLoss(key.get(0), key.get(1), key.get(2), sum[0], sum[1], sum[2])));
        return result;
    }

    private static double squaredError(double probability, ShelfCase of) {
        double error = probability - (of.ranOut() ? 1 : 0);
        return error * error;
    }
}
