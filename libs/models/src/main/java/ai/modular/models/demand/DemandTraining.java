package ai.modular.models.demand;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.models.boosting.LightGbm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Trains the pooled model on all days up to the end of the sample, after a backtest that tells how good it is, beside the seasonal naive and
 * exponential smoothing, and how wide its distributions are.
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
        requireLength(series, plan);
        Backtest trial = new Backtest(series, plan, backtest);
        trial.run();
        Calibration calibration = trial.calibration();
        GroupProfiles groups = GroupProfiles.fit(series, 0);
        DemandArtifact artifact = new DemandArtifact(groups, calibration, trial.correlations(calibration));
        try (TrainingRows rows = TrainingRows.draw(series, groups, plan, 0, plan.sampleRows());
                LightGbm trees = rows.train()) {
            Map<String, String> parameters = parameters(plan, series.size(), rows.rows());
            artifact.write(outputFolder, trees, plan, parameters);
            return new DemandTrainingReport(
                    trial.scores(), rows.rows(), series.size(), parameters, calibration.meanCorrection());
        }
    }

    /** Leaves out what no model can forecast; such series are named by the job that scores. */
    private static List<DemandSeries> usable(Iterable<DemandSeries> sample) {
        List<DemandSeries> result = new ArrayList<>();
        for (DemandSeries series : sample) {
            if (DemandModels.reasonInPast(series).isEmpty()) {
                result.add(series);
            }
        }
        return result;
    }

    private static void requireLength(List<DemandSeries> series, DemandTrainingPlan plan) {
        int longest = series.stream().mapToInt(DemandSeries::length).max().orElse(0);
        int needed = (plan.origins() - 1) * plan.originStep() + 2 * plan.horizon() + TrainingRows.SHORTEST_PAST;
        if (longest < needed) {
            throw new UserError(
                    "The sample has %d series with at most %d days, but a backtest of %d origins and %d days needs %d"
                            .formatted(series.size(), longest, plan.origins(), plan.horizon(), needed),
                    "Import a longer history; until then the nights use the seasonal naive forecast.");
        }
    }

    private static Map<String, String> parameters(DemandTrainingPlan plan, int series, int rows) {
        Map<String, String> result = new TreeMap<>(plan.boosting().describe());
        result.put("horizon", String.valueOf(plan.horizon()));
        result.put("origins", String.valueOf(plan.origins()));
        result.put("seed", String.valueOf(plan.seed()));
        result.put("series", String.valueOf(series));
        result.put("rows", String.valueOf(rows));
        result.put("scored_from", String.valueOf(plan.scoredFrom()));
        return result;
    }
}
