package ai.modular.training.stockout;

import ai.modular.models.stockout.DecisionForest;
import ai.modular.models.stockout.DecisionForest.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.classification.DecisionTreeClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.ml.tree.ContinuousSplit;
import org.apache.spark.ml.tree.InternalNode;
import org.apache.spark.ml.tree.LeafNode;
import org.apache.spark.ml.tree.Node;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Spark MLlib's random forest on shelves, taken out of MLlib as plain arrays. */
final class ForestTraining {

    /** Trees of a forest that nights use. */
    static final int TREES = 50;

    private static final int DEPTH = 9;
    private static final int CASES_PER_LEAF = 25;
    private static final int BINS = 64;
    private static final double SUBSAMPLE = .7;

    /** Fixed, because each part of the rows draws for itself: neither cores nor settings may change the trees. */
    private static final int PARTS = 2;

    private static final StructType SCHEMA = new StructType()
            .add("label", DataTypes.DoubleType, false)
            .add("features", SQLDataTypes.VectorType(), false);

    private final SparkSession spark;
    private final long seed;
    private final int trees;

    ForestTraining(SparkSession spark, long seed, int trees) {
        this.spark = spark;
        this.seed = seed;
        this.trees = trees;
    }

    /**
     * The same cases in the same order and the same seed give the same forest.
     */
    Grown grow(List<ShelfCase> cases, RiskBacktest.Rates rates) {
        RandomForestClassificationModel model = new RandomForestClassifier()
                .setNumTrees(trees)
                .setMaxDepth(DEPTH)
                .setMinInstancesPerNode(CASES_PER_LEAF)
                .setMaxBins(BINS)
                .setSubsamplingRate(SUBSAMPLE)
                .setFeatureSubsetStrategy("sqrt")
                .setSeed(seed)
                .fit(rows(cases, rates));
        return Grown.of(forest(model), model.featureImportances().toArray());
    }

    Map<String, String> parameters() {
        Map<String, String> result = new TreeMap<>();
        result.put("forest.trees", String.valueOf(trees));
        result.put("forest.depth", String.valueOf(DEPTH));
        result.put("forest.cases_per_leaf", String.valueOf(CASES_PER_LEAF));
        result.put("forest.bins", String.valueOf(BINS));
        result.put("forest.subsample", String.valueOf(SUBSAMPLE));
        result.put("forest.features_per_split", "sqrt");
        return result;
    }

    private Dataset<Row> rows(List<ShelfCase> cases, RiskBacktest.Rates rates) {
        List<Row> rows = cases.stream()
                .map(each -> RowFactory.create(each.ranOut() ? 1.0 : 0.0, Vectors.dense(each.features(rates))))
                .toList();
        return spark.createDataFrame(
                JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(rows, PARTS), SCHEMA);
    }

    static DecisionForest forest(RandomForestClassificationModel model) {
        return new DecisionForest(
                Arrays.stream(model.trees()).map(ForestTraining::tree).toList());
    }

    private static Tree tree(DecisionTreeClassificationModel model) {
        List<Node> nodes = new ArrayList<>(model.numNodes());
        nodes.add(model.rootNode());
        int size = model.numNodes();
        int[] feature = new int[size];
        double[] threshold = new double[size];
        int[] left = new int[size];
        int[] right = new int[size];
        double[] probability = new double[size];
        for (int at = 0; at < size; at++) {
            if (nodes.get(at) instanceof InternalNode node) {
                ContinuousSplit split = (ContinuousSplit) node.split();
                feature[at] = split.featureIndex();
                threshold[at] = split.threshold();
                left[at] = nodes.size();
                nodes.add(node.leftChild());
                right[at] = nodes.size();
                nodes.add(node.rightChild());
            } else {
                double[] classes = ((LeafNode) nodes.get(at)).impurityStats().stats();
                feature[at] = DecisionForest.LEAF;
                probability[at] = classes[1] / (classes[0] + classes[1]);
            }
        }
        return new Tree(feature, threshold, left, right, probability);
    }
}
