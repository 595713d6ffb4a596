package ai.modular.models.gate;

import java.util.Optional;

/**
 * All that the gate looks at. Where a task has no such figure, it is empty and its rule is skipped.
 *
 * @param metric name of the figure that the losses make: WAPE
 * @param units what a unit is called, in the plural: series
 * @param opponent the champion beside the challenger
 * @param baseline a model without training, in the champion's place
 * @param bias Σ (forecast − actual) ÷ Σ actual over the folds
 * @param coverage of the band
 * @param trainingSeconds of the final model and its backtest
 * @param bytes sum of the model's files
 */
public record GateEvidence(
        String metric,
        String units,
        Opponent opponent,
        Optional<Baseline> baseline,
        Optional<Double> bias,
        Optional<Coverage> coverage,
        double trainingSeconds,
        long bytes) {

    /** @param name for people: "the seasonal naive forecast" */
    public record Baseline(String name, PairedComparison comparison) {}

    /**
     * @param level share of the outcomes that the band promises to hold
     * @param found share that it held
     */
    public record Coverage(double level, double found) {}
}
