package ai.modular.training.stockout;

import ai.modular.models.boosting.LightGbm;
import ai.modular.models.boosting.NativeMatrix;
import ai.modular.models.boosting.TrainingSet;
import ai.modular.models.stockout.LightGbmTrees;
import ai.modular.models.stockout.RiskFeatures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gradient-boosted trees on shelves (LightGBM, Ke et al. 2017), taken out of LightGBM as plain arrays. Nights average them with the distribution. */
final class BoostedTraining {

    /** One thread: a few seconds of work, and its trees are the same wherever it runs. */
    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("objective", "binary"),
            Map.entry("num_iterations", "200"),
            Map.entry("learning_rate", ".05"),
            Map.entry("num_leaves", "15"),
            Map.entry("min_data_in_leaf", "50"),
            Map.entry("feature_fraction", ".5"),
            Map.entry("bagging_fraction", ".7"),
            Map.entry("bagging_freq", "1"),
            Map.entry("num_threads", "1"));

    private final long seed;

    BoostedTraining(long seed) {
        this.seed = seed;
    }

    /** The same cases in the same order and the same seed give the same trees. */
    Grown grow(List<ShelfCase> cases, RiskBacktest.Rates rates) {
        float[] labels = new float[cases.size()];
        float[] weights = new float[cases.size()];
        Arrays.fill(weights, 1);
        float[] row = new float[RiskFeatures.NAMES.size()];
        try (NativeMatrix matrix = new NativeMatrix(cases.size(), row.length)) {
            for (ShelfCase each : cases) {
                labels[matrix.rows()] = each.ranOut() ? 1 : 0;
                double[] features = each.features(rates);
                for (int i = 0; i < row.length; i++) {
                    row[i] = (float) features[i];
                }
                matrix.add(row);
            }
            TrainingSet set = new TrainingSet(matrix, RiskFeatures.NAMES, labels, weights);
            try (LightGbm trees = LightGbm.train(set, PARAMETERS, seed)) {
                return Grown.of(LightGbmTrees.read(text(trees)), trees.gains());
            }
        }
    }

    Map<String, String> parameters() {
        Map<String, String> result = new TreeMap<>();
        PARAMETERS.forEach((name, value) -> result.put("boosted." + name, value));
        return result;
    }

    private static String text(LightGbm trees) {
        try {
            Path file = Files.createTempFile("boosted", ".txt");
            try {
                trees.save(file);
                return Files.readString(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the trees cannot be read back", e);
        }
    }
}
