package ai.modular.models.demand;

import java.util.Map;

/**
 * How a training runs.
 *
 * @param horizon days ahead that the model learns and the backtest scores
 * @param origins rolling origins of the backtest, at least 2; a history too short for all of them has fewer
 * @param originStep days between two origins
 * @param sampleRows rows that the final model learns from, at most
 * @param backtestRows rows that the model of each backtest origin learns from, at most
 * @param backtestSeries series that the backtest scores, at most
 * @param scoredFrom days with less availability are not scored: their true demand is a guess
 * @param boosting parameters of the trees
 * @param seed of the sampling and of the trees: same sample, plan and seed, same model
 * @param provenance written to the manifest as it is: data version, code version and what else the caller knows
 */
public record DemandTrainingPlan(
        int horizon,
        int origins,
        int originStep,
        int sampleRows,
        int backtestRows,
        int backtestSeries,
        double scoredFrom,
        Boosting boosting,
        long seed,
        Map<String, String> provenance) {

    public DemandTrainingPlan {
        if (horizon < 1 || originStep < 1 || sampleRows < 1 || backtestRows < 1 || backtestSeries < 1) {
            throw new IllegalArgumentException(
                    "horizon %d, origin step %d, sample rows %d, backtest rows %d, backtest series %d: each must be positive"
                            .formatted(horizon, originStep, sampleRows, backtestRows, backtestSeries));
        }
        if (origins < 2) {
            throw new IllegalArgumentException(
                    "origins is %d, but one window lies: take at least 2".formatted(origins));
        }
        provenance = Map.copyOf(provenance);
    }

    public static DemandTrainingPlan defaults() {
        return new DemandTrainingPlan(
                14, 4, 7, 1_200_000, 300_000, 10_000, .6, Boosting.defaults(), 20_240_229L, Map.of());
    }

    public DemandTrainingPlan withSampleRows(int rows) {
        return new DemandTrainingPlan(
                horizon,
                origins,
                originStep,
                rows,
                Math.min(backtestRows, rows),
                backtestSeries,
                scoredFrom,
                boosting,
                seed,
                provenance);
    }

    public DemandTrainingPlan withSeed(long value) {
        return new DemandTrainingPlan(
                horizon,
                origins,
                originStep,
                sampleRows,
                backtestRows,
                backtestSeries,
                scoredFrom,
                boosting,
                value,
                provenance);
    }

    public DemandTrainingPlan withProvenance(Map<String, String> value) {
        return new DemandTrainingPlan(
                horizon,
                origins,
                originStep,
                sampleRows,
                backtestRows,
                backtestSeries,
                scoredFrom,
                boosting,
                seed,
                value);
    }

    public DemandTrainingPlan withBoosting(Boosting value) {
        return new DemandTrainingPlan(
                horizon,
                origins,
                originStep,
                sampleRows,
                backtestRows,
                backtestSeries,
                scoredFrom,
                value,
                seed,
                provenance);
    }
}
