package ai.modular.models.demand;

import ai.modular.models.boosting.LightGbm;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a feature contributes to a trained model.
 *
 * @param gain sum of the gains of its splits
 * @param share of the gain of all features
 */
public record FeatureImportance(String feature, double gain, double share) {

    /**
     * Every feature of the model, the most important first.
     *
     * @param artifactFolder what {@link DemandTraining} wrote
     */
    public static List<FeatureImportance> of(Path artifactFolder) {
        try (LightGbm trees = LightGbm.load(DemandArtifact.trees(artifactFolder))) {
            double[] gains = trees.gains();
            double sum = Math.max(
                    Double.MIN_NORMAL,
                    IntStream.range(0, gains.length).mapToDouble(i -> gains[i]).sum());
            return IntStream.range(0, gains.length)
                    .mapToObj(i -> new FeatureImportance(DemandFeatures.NAMES.get(i), gains[i], gains[i] / sum))
                    .sorted(Comparator.comparing(FeatureImportance::gain)
                            .reversed()
                            .thenComparing(FeatureImportance::feature))
                    .toList();
        }
    }
}
