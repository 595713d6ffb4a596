package ai.modular.models.demand;

import ai.modular.models.gate.PairedComparison;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a training found.
 *
 * @param model name of what was written: {@link DemandModels#LIGHTGBM} or {@link DemandModels#ENSEMBLE}, or one of these {@link DemandModels#reconciled}
 * @param weights of the ensemble by class of demand and member; empty for the trees alone
 * @param ensemble the ensemble beside the trees alone, each origin with the weights of the origins before it; empty when nothing could be compared
 * @param reconciliation the better one of these two beside itself when it is reconciled with forecasts of its sums
 * @param scores one per model and origin, oldest origin first
 * @param rows that the final model learned from
 * @param series of the sample
 * @param parameters of the training, for the registry
 * @param meanCorrection factor on the mean that the backtest origins ask for
 */
public record DemandTrainingReport(
        String model,
        Map<String, Map<String, Double>> weights,
        Optional<PairedComparison> ensemble,
        ReconciliationFinding reconciliation,
        List<BacktestScore> scores,
        long rows,
        int series,
        Map<String, String> parameters,
        double meanCorrection) {

    public DemandTrainingReport {
        weights = Map.copyOf(weights);
        scores = List.copyOf(scores);
        parameters = Map.copyOf(parameters);
    }

    /** Mean WAPE of a model over the origins; NaN when the model was not scored. */
    public double wape(String model) {
        return scores.stream()
                .filter(score -> score.model().equals(model))
                .mapToDouble(BacktestScore::wape)
                .average()
                .orElse(Double.NaN);
    }

    /** Every metric as {@code model.origin.metric}, and as {@code model.metric} the mean over the origins. */
    public Map<String, Double> metrics() {
        Map<String, Double> result = new TreeMap<>();
        Map<String, Integer> origins = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (BacktestScore score : scores) {
            int origin = origins.merge(score.model(), 1, Integer::sum);
            score.metrics().forEach((metric, value) -> {
                String mean = score.model() + "." + metric;
                result.put("%s.origin%d.%s".formatted(score.model(), origin, metric), value);
                result.merge(mean, value, Double::sum);
                counts.merge(mean, 1, Integer::sum);
            });
        }
        counts.forEach((mean, count) -> result.computeIfPresent(mean, (key, sum) -> sum / count));
        result.put("mean_correction", meanCorrection);
        ensemble.ifPresent(paired -> {
            result.put("ensemble.difference", paired.total().difference());
            result.put("ensemble.difference.low", paired.low());
            result.put("ensemble.difference.high", paired.high());
        });
        result.putAll(reconciliation.metrics());
        weights.forEach((demand, members) -> members.forEach(
                (member, weight) -> result.put("ensemble.weight.%s.%s".formatted(demand, member), weight)));
        return result;
    }
}
