package ai.modular.models.statistical;

import java.util.List;

/**
 * Of the models that suit the series' {@link DemandClass}, the one with the least squared error on its last periods: two seasons twice, each forecast
 * from what was known before. A series shorter than six seasons has exponential smoothing.
 */
final class AutomaticChoice extends HistoryModel {

    private static final List<HistoryModel> OFTEN = List.of(
            StatisticalModels.SMOOTHING, StatisticalModels.THETA, StatisticalModels.CLIMATOLOGY, StatisticalModels.TSB);
    private static final List<HistoryModel> RARELY = List.of(
            StatisticalModels.SMOOTHING,
            StatisticalModels.SYNTETOS_BOYLAN,
            StatisticalModels.TSB,
            StatisticalModels.ADIDA,
            StatisticalModels.CLIMATOLOGY);
    private static final int FOLDS = 2;
    private static final int SEASONS_PER_FOLD = 2;
    private static final int LEAST_SEASONS = 6;
    private static final int LEAST_FOLD = 4;

    @Override
    public String name() {
        return "automatic-choice";
    }

    @Override
    StructuralFit fitted(History history) {
        int fold = Math.max(LEAST_FOLD, SEASONS_PER_FOLD * history.season());
        if (history.known() < LEAST_SEASONS * history.season() || history.y().length < FOLDS * fold + LEAST_FOLD) {
            return StatisticalModels.SMOOTHING.fit(history).because("too short for a backtest");
        }
        HistoryModel best = StatisticalModels.SMOOTHING;
        double least = Double.POSITIVE_INFINITY;
        for (HistoryModel model : candidates(DemandClass.of(history))) {
            double error = 0;
            for (int f = 1; f <= FOLDS; f++) {
                error += Holdout.squaredError(model, history, f * fold, fold);
            }
            if (error < least) {
                least = error;
                best = model;
            }
        }
        return best.fit(history);
    }

    private static List<HistoryModel> candidates(DemandClass demand) {
        return switch (demand) {
            case SMOOTH, ERRATIC -> OFTEN;
            case INTERMITTENT, LUMPY, NONE -> RARELY;
        };
    }
}
