package ai.modular.models.demand;

import java.util.Map;
import java.util.TreeMap;

/**
 * Parameters of the boosted trees.
 *
 * @param rounds trees
 * @param leaves leaves per tree, at most
 * @param learningRate shrinkage of each tree
 * @param bins histogram bins per feature
 * @param tweediePower variance power, 1 (Poisson) … 2 (gamma)
 * @param minimumLeaf rows per leaf, at least
 * @param threads native threads; more than two are not used
 */
public record Boosting(
        int rounds, int leaves, double learningRate, int bins, double tweediePower, int minimumLeaf, int threads) {

    public Boosting {
        if (rounds < 1 || leaves < 2 || bins < 2 || threads < 1) {
            throw new IllegalArgumentException(
                    "rounds %d, leaves %d, bins %d, threads %d: each must be positive, leaves and bins at least 2"
                            .formatted(rounds, leaves, bins, threads));
        }
        if (!(tweediePower >= 1 && tweediePower < 2)) {
            throw new IllegalArgumentException("tweedie power is %s, but must be in [1, 2)".formatted(tweediePower));
        }
        threads = Math.min(threads, 2);
    }

    public static Boosting defaults() {
        return new Boosting(
                160, 63, .08, 127, 1.2, 100, Math.min(2, Runtime.getRuntime().availableProcessors()));
    }

    public Boosting withRounds(int value) {
        return new Boosting(value, leaves, learningRate, bins, tweediePower, minimumLeaf, threads);
    }

    public Boosting withThreads(int value) {
        return new Boosting(rounds, leaves, learningRate, bins, tweediePower, minimumLeaf, value);
    }

    /** In the words of LightGBM, for the registry. */
    Map<String, String> describe() {
        Map<String, String> result = new TreeMap<>();
        result.put("num_iterations", String.valueOf(rounds));
        result.put("num_leaves", String.valueOf(leaves));
        result.put("learning_rate", String.valueOf(learningRate));
        result.put("max_bin", String.valueOf(bins));
        result.put("tweedie_variance_power", String.valueOf(tweediePower));
        result.put("min_data_in_leaf", String.valueOf(minimumLeaf));
        return result;
    }

    /** All that LightGBM needs to know, but for the seed. */
    Map<String, String> parameters() {
        Map<String, String> result = describe();
        result.put("objective", "tweedie");
        result.put("feature_fraction", ".8");
        result.put("num_threads", String.valueOf(threads));
        return result;
    }
}
