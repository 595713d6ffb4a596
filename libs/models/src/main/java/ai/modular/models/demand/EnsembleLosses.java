package ai.modular.models.demand;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.models.gate.Bootstrap;
import ai.modular.models.gate.PairedComparison;
import ai.modular.models.gate.PairedLoss;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Absolute errors of the ensemble beside those of the trees alone, by series and origin. */
final class EnsembleLosses {

    private static final int RESAMPLES = 1_000;
    private static final double CONFIDENCE = .9;

    private final Map<String, Double> trees = new HashMap<>();
    private final List<PairedLoss> pairs = new ArrayList<>();

    /** Adds a model's forecasts of an origin, the trees' before the ensemble's; other models are passed over. */
    void add(String model, BacktestOrigin origin, List<DemandForecast> forecasts) {
        if (model.equals(DemandModels.LIGHTGBM) || model.equals(DemandModels.ENSEMBLE)) {
            for (int i = 0; i < forecasts.size(); i++) {
                add(model, origin, i, forecasts.get(i).mean());
            }
        }
    }

    private void add(String model, BacktestOrigin origin, int i, double[] mean) {
        double absolute = 0;
        double came = 0;
        for (int day = 0; day < mean.length; day++) {
            double actual = origin.actuals()[i][day];
            if (!Double.isNaN(actual)) {
                absolute += Math.abs(mean[day] - actual);
                came += actual;
            }
        }
        BacktestSeries series = origin.series().get(i);
        String unit = series.locationId() + '/' + series.itemId();
        String key = origin.date() + "/" + unit;
        if (model.equals(DemandModels.LIGHTGBM)) {
            trees.put(key, absolute);
        } else {
            pairs.add(new PairedLoss(
                    unit, origin.date().toString(), series.demandClass(), absolute, trees.get(key), came));
        }
    }

    /** Ensemble − trees; empty when nothing came. */
    Optional<PairedComparison> comparison(long seed) {
        return PairedComparison.hasWeight(pairs)
                ? Optional.of(PairedComparison.of(pairs, new Bootstrap(RESAMPLES, CONFIDENCE, seed)))
                : Optional.empty();
    }
}
