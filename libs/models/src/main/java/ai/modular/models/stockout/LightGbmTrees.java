package ai.modular.models.stockout;

import ai.modular.models.stockout.DecisionForest.Tree;
import ai.modular.models.stockout.DecisionForest.Votes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** LightGBM's text of a binary model as plain arrays. Features are numbers, none of them missing: no split is on categories or on what is not known. */
public final class LightGbmTrees {

    private LightGbmTrees() {}

    /** @throws IllegalArgumentException if there is no tree in it, or a split on categories */
    public static DecisionForest read(String text) {
        List<Tree> trees = new ArrayList<>();
        for (String part : text.split("\nTree=\\d+\n")) {
            Map<String, String> fields = fields(part);
            if (fields.containsKey("leaf_value")) {
                trees.add(tree(fields));
            }
        }
        return new DecisionForest(trees, Votes.LOG_ODDS);
    }

    /** The lines up to the first empty one. */
    private static Map<String, String> fields(String part) {
        Map<String, String> fields = new HashMap<>();
        part.lines().takeWhile(line -> !line.isBlank()).forEach(line -> {
            int sign = line.indexOf('=');
            if (sign > 0) {
                fields.put(line.substring(0, sign), line.substring(sign + 1));
            }
        });
        return fields;
    }

    /** Splits keep their numbers, leaves come after them; LightGBM counts leaves from -1 downwards. */
    private static Tree tree(Map<String, String> fields) {
        double[] leaves = numbers(fields.get("leaf_value"));
        int splits = leaves.length - 1;
        if (splits > 0 && Integer.parseInt(fields.getOrDefault("num_cat", "0")) > 0) {
            throw new IllegalArgumentException("a tree splits on categories, but only numbers are read");
        }
        int size = splits + leaves.length;
        int[] feature = new int[size];
        double[] threshold = new double[size];
        int[] left = new int[size];
        int[] right = new int[size];
        double[] value = new double[size];
        if (splits > 0) {
            double[] split = numbers(fields.get("split_feature"));
            Arrays.setAll(feature, node -> node < splits ? (int) split[node] : DecisionForest.LEAF);
            System.arraycopy(numbers(fields.get("threshold")), 0, threshold, 0, splits);
            nodes(fields.get("left_child"), splits, left);
            nodes(fields.get("right_child"), splits, right);
        } else {
            feature[0] = DecisionForest.LEAF;
        }
        System.arraycopy(leaves, 0, value, splits, leaves.length);
        return new Tree(feature, threshold, left, right, value);
    }

    private static void nodes(String children, int splits, int[] into) {
        double[] numbers = numbers(children);
        for (int node = 0; node < splits; node++) {
            int child = (int) numbers[node];
            into[node] = child >= 0 ? child : splits - child - 1;
        }
    }

    private static double[] numbers(String line) {
        return Arrays.stream(line.strip().split(" "))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
