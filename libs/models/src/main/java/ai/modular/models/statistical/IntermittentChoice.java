package ai.modular.models.statistical;

import java.util.List;

/**
 * Of the models of rare sales, the one with the least mean squared one-step error on the series. Each chose its constants in the same way, so that
 * the errors compare; a backtest of its own would cost as many fits again for each of its folds.
 */
final class IntermittentChoice extends HistoryModel {

    private static final List<HistoryModel> MODELS = List.of(
            StatisticalModels.CROSTON,
            StatisticalModels.SYNTETOS_BOYLAN,
            StatisticalModels.TSB,
            StatisticalModels.ADIDA);

    @Override
    public String name() {
        return "intermittent-choice";
    }

    @Override
    StructuralFit fitted(History history) {
        StructuralFit best = null;
        double least = Double.POSITIVE_INFINITY;
        for (HistoryModel model : MODELS) {
            StructuralFit fit = model.fitted(history);
            double error = meanSquare(fit.errors());
            if (best == null || error < least) {
                best = fit;
                least = error;
            }
        }
        return best;
    }

    private static double meanSquare(double[] errors) {
        double sum = 0;
        int known = 0;
        for (double error : errors) {
            if (!Double.isNaN(error)) {
                sum += error * error;
                known++;
            }
        }
        return known == 0 ? Double.POSITIVE_INFINITY : sum / known;
    }
}
