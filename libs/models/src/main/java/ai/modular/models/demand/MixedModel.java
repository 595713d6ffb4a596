package ai.modular.models.demand;

import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.models.boosting.LightGbm;
import java.util.ArrayList;
import java.util.List;

/** The pooled model and models of single series, mixed by class of demand. Only what has weight in a class is fitted to its series. */
final class MixedModel implements DemandModel {

    private final LightGbm trees;
    private final DemandArtifact artifact;
    private final MemberWeights weights;

    /** The members of single series, in the order of the weights; null for the trees. */
    private final List<SeriesMember> members = new ArrayList<>();

    /** @param trees is closed with this model */
    MixedModel(LightGbm trees, DemandArtifact artifact, MemberWeights weights) {
        this.trees = trees;
        this.artifact = artifact;
        this.weights = weights;
        for (String member : weights.members()) {
            members.add(member.equals(DemandModels.LIGHTGBM) ? null : SeriesMember.named(member));
        }
    }

    @Override
    public String name() {
        return DemandModels.ENSEMBLE;
    }

    @Override
    public List<DemandForecast> forecast(List<DemandSeries> batch) {
        batch.forEach(DemandModels::requireForecastable);
        List<double[]> own = batch.stream().map(weights::of).toList();
        double[][][] means = new double[batch.size()][members.size()][];
        for (int member = 0; member < members.size(); member++) {
            forecast(member, batch, own, means);
        }
        List<DemandForecast> result = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            double[] mixed =
                    MemberWeights.mix(own.get(i), means[i], batch.get(i).horizon());
            result.add(LightGbmModel.distribution(mixed, artifact.calibration()));
        }
        return result;
    }

    private void forecast(int member, List<DemandSeries> batch, List<double[]> own, double[][][] means) {
        List<Integer> wanted = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i)[member] > 0) {
                wanted.add(i);
            }
        }
        if (members.get(member) == null) {
            double[][] pooled = PooledMeans.of(
                    trees, artifact.groups(), wanted.stream().map(batch::get).toList());
            for (int k = 0; k < pooled.length; k++) {
                means[wanted.get(k)][member] = pooled[k];
            }
        } else {
            wanted.forEach(i -> means[i][member] = members.get(member).means(batch.get(i)));
        }
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
