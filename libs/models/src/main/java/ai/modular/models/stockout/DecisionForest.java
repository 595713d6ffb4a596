package ai.modular.models.stockout;

import java.io.Serializable;
import java.util.List;

/** Trees that vote with the share of the event in their leaves (Breiman 2001), as plain arrays: whoever grew them, they are read without a cluster. */
public record DecisionForest(List<Tree> trees) implements Serializable {

    /** In the place of a feature: the node is a leaf. */
    public static final int LEAF = -1;

    /**
     * Node 0 is the root.
     *
     * @param feature per node, {@link #LEAF} for a leaf
     * @param threshold values up to it go left
     * @param left the node to the left; it has a higher number
     * @param right likewise
     * @param probability share of the event in a leaf
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
                requireSound(node, feature, left, right, probability);
            }
        }

        private static void requireSound(int node, int[] feature, int[] left, int[] right, double[] probability) {
            boolean sound = feature[node] == LEAF
                    ? probability[node] >= 0 && probability[node] <= 1
                    : feature[node] >= 0
                            && left[node] > node
                            && right[node] > node
                            && Math.max(left[node], right[node]) < feature.length;
            if (!sound) {
                throw new IllegalArgumentException(
                        "node %d of %d is neither a leaf with a probability nor a split with two nodes behind it"
                                .formatted(node, feature.length));
            }
        }

        double probability(double[] row) {
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
    }

    /** @param row in the order of the features that the trees were grown on */
    public double probability(double[] row) {
        double votes = 0;
        for (Tree tree : trees) {
            votes += tree.probability(row);
        }
        return votes / trees.size();
    }
}
