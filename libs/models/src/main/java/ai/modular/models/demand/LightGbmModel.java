package ai.modular.models.demand;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.models.boosting.LightGbm;
import java.util.ArrayList;
import java.util.List;

/** The pooled direct model: trees for the mean, a calibration for everything around it. */
final class LightGbmModel implements DemandModel {

    private final LightGbm trees;
    private final DemandArtifact artifact;

    /** @param trees is closed with this model */
    LightGbmModel(LightGbm trees, DemandArtifact artifact) {
        this.trees = trees;
        this.artifact = artifact;
    }

    @Override
    public String name() {
        return DemandModels.LIGHTGBM;
    }

    @Override
    public List<DemandForecast> forecast(List<DemandSeries> batch) {
        batch.forEach(DemandModels::requireForecastable);
        double[][] means = PooledMeans.of(trees, artifact.groups(), batch);
        List<DemandForecast> result = new ArrayList<>(means.length);
        for (double[] mean : means) {
            result.add(distribution(mean, artifact.calibration()));
        }
        return result;
    }

    /** Corrects the means in place and puts the calibrated quantiles around them. */
    static DemandForecast distribution(double[] mean, Calibration calibration) {
        double[][] quantiles = new double[mean.length][];
        for (int day = 0; day < mean.length; day++) {
            mean[day] *= calibration.meanCorrection();
            quantiles[day] = calibration.quantiles(mean[day], day + 1);
        }
        return new DemandForecast(mean, quantiles);
    }

    @Override
    public double dayCorrelation(String group) {
        return artifact.correlations().of(group);
    }

    @Override
    public void close() {
        trees.close();
    }
}
