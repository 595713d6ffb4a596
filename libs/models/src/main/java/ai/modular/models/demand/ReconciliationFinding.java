package ai.modular.models.demand;

import ai.modular.models.gate.PairedComparison;
import ai.modular.models.hierarchy.Reconciliation;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether forecasts become better by reconciling them with forecasts of their sums.
 *
 * @param weights from all origins
 * @param series reconciled − bottom-up by WAPE of series, each origin with the weights of the origins before it; empty when nothing could be compared
 * @param departments the same of the sums of the departments of stores
 */
public record ReconciliationFinding(
        Reconciliation weights, Optional<PairedComparison> series, Optional<PairedComparison> departments) {

    /** Fewer departments or origins than this are too little to tell skill from luck. */
    private static final int ENOUGH_UNITS = 30;

    private static final int ENOUGH_ORIGINS = 3;

    /** Surely better by series; or neither surely better nor surely worse there, and surely better by departments. */
    public boolean isBetter() {
        return surely(series) || open(series) && surely(departments);
    }

    /**
     * The interval lies below zero, and no origin of several is worse: what all series of an origin have in common is drawn once, which drawing series
     * does not see.
     */
    private static boolean surely(Optional<PairedComparison> comparison) {
        return comparison
                .filter(paired ->
                        paired.units() >= ENOUGH_UNITS && paired.folds().size() >= ENOUGH_ORIGINS)
                .filter(paired ->
                        paired.high() < 0 && paired.folds().values().stream().allMatch(fold -> fold.difference() <= 0))
                .isPresent();
    }

    private static boolean open(Optional<PairedComparison> comparison) {
        return comparison
                .filter(paired -> paired.low() <= 0 && paired.high() >= 0)
                .isPresent();
    }

    /** What a model is written with. */
    Optional<Reconciliation> accepted() {
        return Optional.of(weights).filter(own -> isBetter());
    }

    Map<String, Double> metrics() {
        Map<String, Double> result = new TreeMap<>();
        result.put("reconciled.weight.chain", weights.chain());
        result.put("reconciled.weight.store", weights.store());
        result.put("reconciled.weight.department", weights.department());
        series.ifPresent(paired -> put(result, "reconciled.difference", paired));
        departments.ifPresent(paired -> put(result, "reconciled.departments.difference", paired));
        return result;
    }

    private static void put(Map<String, Double> metrics, String name, PairedComparison paired) {
        metrics.put(name, paired.total().difference());
        metrics.put(name + ".low", paired.low());
        metrics.put(name + ".high", paired.high());
    }
}
