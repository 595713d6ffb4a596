package ai.modular.models.stockout;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Trees that vote with what stands in their leaves, as plain arrays: whoever grew them, they are read without a cluster and without native code.
 *
 * @param votes what stands in the leaves; shares when it is null, as in files from before there was anything else
 */
public record DecisionForest(List<Tree> trees, Votes votes) implements Serializable {

    /** What the trees say together. */
    public enum Votes {
        /** The mean share of the event (Breiman 2001). */
        SHARES,
        /** The sum of log-odds (Friedman 2001). */
        LOG_ODDS
    }

    /** In the place of a feature: the node is a leaf. */
    public static final int LEAF = -1;

    /**
     * Node 0 is the root.
     *
     * @param feature per node, {@link #LEAF} for a leaf
     * @param threshold values up to it go left
     * @param left the node to the left; it has a higher number
     * @param right likewise
     * @param probability what stands in a leaf: the share of the event, or its part of the log-odds
     */
    public record Tree(int[] feature, double[] threshold, int[] left, int[] right, double[] probability)
            implements Serializable {

        public Tree {
            int nodes = feature.length;
            if (nodes == 0
                    || threshold.length != nodes
                    || left.length != nodes
                    || right.length != nodes
                    || probability.length != nodes) {
                throw new IllegalArgumentException("a tree of %d, %d, %d, %d and %d nodes"
                        .formatted(nodes, threshold.length, left.length, right.length, probability.length));
            }
            for (int node = 0; node < nodes; node++) {
                requireSound(node, feature, left, right);
                requireFinite(node, probability[node]);
            }
        }

        private static void requireSound(int node, int[] feature, int[] left, int[] right) {
            boolean sound = feature[node] == LEAF
                    || feature[node] >= 0
                            && left[node] > node
                            && right[node] > node
                            && Math.max(left[node], right[node]) < feature.length;
            if (!sound) {
                throw new IllegalArgumentException(
                        "node %d of %d is neither a leaf nor a split with two nodes behind it"
                                .formatted(node, feature.length));
            }
        }

        private static void requireFinite(int node, double value) {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("node %d says %s".formatted(node, value));
            }
        }

        private boolean hasShares() {
            return IntStream.range(0, feature.length)
                    .filter(node -> feature[node] == LEAF)
                    .allMatch(leaf -> probability[leaf] >= 0 && probability[leaf] <= 1);
        }

        double vote(double[] row) {
            int node = 0;
            while (feature[node] != LEAF) {
                node = row[feature[node]] <= threshold[node] ? left[node] : right[node];
            }
            return probability[node];
        }
    }

    public DecisionForest {
        if (trees.isEmpty()) {
            throw new IllegalArgumentException("a forest without trees");
        }
        trees = List.copyOf(trees);
        votes = votes == null ? Votes.SHARES : votes;
        if (votes == Votes.SHARES && !trees.stream().allMatch(Tree::hasShares)) {
            throw new IllegalArgumentException("a leaf has a share that is not between 0 and 1");
        }
    }

    /** Trees that vote with shares. */
    public DecisionForest(List<Tree> trees) {
        this(trees, Votes.SHARES);
    }

    /** @param row in the order of the features that the trees were grown on */
    public double probability(double[] row) {
        double sum = 0;
        for (Tree tree : trees) {
            sum += tree.vote(row);
        }
        return votes == Votes.SHARES ? sum / trees.size() : 1 / (1 + Math.exp(-sum));
    }
}
