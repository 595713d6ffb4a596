package ai.modular.models.demand;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.models.boosting.LightGbm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Trains the pooled model on all days up to the end of the sample, after a backtest that tells how good it is beside models of single series, how
 * wide its distributions are, and whether it is better mixed with them or reconciled with forecasts of sums.
 */
public final class DemandTraining {

    private DemandTraining() {}

    /** As the other one, for callers that do not keep the rows of the backtest. */
    public static DemandTrainingReport train(
            Iterable<DemandSeries> sample, DemandTrainingPlan plan, Path outputFolder) {
        return train(sample, plan, outputFolder, row -> {});
    }

    /**
     * Same sample, plan and seed, same files.
     *
     * @param sample series that end on the same day; held in memory while training
     * @param outputFolder gets the artifact, for {@link DemandModels#load}
     * @param backtest gets every backtest forecast of every model, day by day
     * @throws UserError if the sample is too short or holds nothing to learn from
     */
    public static DemandTrainingReport train(
            Iterable<DemandSeries> sample, DemandTrainingPlan plan, Path outputFolder, Consumer<BacktestRow> backtest) {
        List<DemandSeries> series = usable(sample);
        int origins = origins(series, plan);
        Backtest trial = new Backtest(series, plan, origins, backtest);
        trial.run();
        Candidate best = trial.best();
        ReconciliationFinding reconciliation = trial.reconciliation(best);
        String name = reconciliation.isBetter() ? DemandModels.reconciled(best.name()) : best.name();
        Calibration calibration = trial.calibration(best);
        GroupProfiles groups = GroupProfiles.fit(series, 0);
        DemandArtifact artifact = new DemandArtifact(groups, calibration, trial.correlations(best, calibration));
        try (TrainingRows rows = TrainingRows.draw(series, groups, plan, 0, plan.sampleRows());
                LightGbm trees = rows.train()) {
            Map<String, String> parameters = parameters(plan, series.size(), rows.rows());
            parameters.put(DemandArtifact.MODEL, name);
            parameters.put("origins", String.valueOf(origins));
            artifact.write(outputFolder, trees, plan, best.weights(), reconciliation.accepted(), parameters);
            return new DemandTrainingReport(
                    name,
                    best.weights().map(MemberWeights::describe).orElse(Map.of()),
                    trial.comparison(),
                    reconciliation,
                    trial.scores(),
                    rows.rows(),
                    series.size(),
                    parameters,
                    calibration.meanCorrection());
        }
    }

    /** Leaves out what no model can forecast; such series are named by the job that scores. In the order of location and item: no result depends on the caller's. */
    private static List<DemandSeries> usable(Iterable<DemandSeries> sample) {
        List<DemandSeries> result = new ArrayList<>();
        for (DemandSeries series : sample) {
            if (DemandModels.reasonInPast(series).isEmpty()) {
                result.add(series);
            }
        }
        result.sort(Comparator.comparing(DemandSeries::locationId).thenComparing(DemandSeries::itemId));
        return result;
    }

    /** As many of the plan's origins as the longest series has days for. */
    private static int origins(List<DemandSeries> series, DemandTrainingPlan plan) {
        int longest = series.stream().mapToInt(DemandSeries::length).max().orElse(0);
        int shortest = plan.originStep() + 2 * plan.horizon() + TrainingRows.SHORTEST_PAST;
        if (longest < shortest) {
            throw new UserError(
                    "The sample has %d series with at most %d days, but a backtest of 2 origins and %d days needs %d"
                            .formatted(series.size(), longest, plan.horizon(), shortest),
                    "Import a longer history; until then the nights use the seasonal naive forecast.");
        }
        return Math.min(plan.origins(), 2 + (longest - shortest) / plan.originStep());
    }

    private static Map<String, String> parameters(DemandTrainingPlan plan, int series, int rows) {
        Map<String, String> result = new TreeMap<>(plan.boosting().describe());
        result.put("horizon", String.valueOf(plan.horizon()));
        result.put("seed", String.valueOf(plan.seed()));
        result.put("series", String.valueOf(series));
        result.put("rows", String.valueOf(rows));
        result.put("scored_from", String.valueOf(plan.scoredFrom()));
        return result;
    }
}
