package ai.modular.models.stockout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.modular.models.boosting.LightGbm;
import ai.modular.models.boosting.NativeMatrix;
import ai.modular.models.boosting.TrainingSet;
import ai.modular.models.stockout.DecisionForest.Tree;
import ai.modular.models.stockout.DecisionForest.Votes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LightGbmTreesTest {

    private static final int ROWS = 2_000;

    @TempDir
    Path folder;

    private final float[][] rows = new float[ROWS][3];
    private final float[] labels = new float[ROWS];

    @Test
    void treesThatLeftLightGbmSayTheSame() throws IOException {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < ROWS; i++) {
            rows[i] = new float[] {(float) random.nextDouble(), random.nextInt(4), -1};
            labels[i] = random.nextDouble() < rows[i][0] * rows[i][1] / 3 ? 1 : 0;
        }
        try (NativeMatrix matrix = matrix();
                LightGbm trees = train(matrix, 40)) {
            DecisionForest forest = read(trees);
            double[] expected = trees.predict(matrix);
            assertThat(forest.trees()).hasSize(40);
            for (int i = 0; i < ROWS; i++) {
                double[] row = {rows[i][0], rows[i][1], rows[i][2]};
                assertThat(forest.probability(row)).isCloseTo(expected[i], within(1e-9));
            }
        }
    }

    @Test
    void whereNothingCanBeSplitTheRateIsLeft() throws IOException {
        for (int i = 0; i < ROWS; i++) {
            labels[i] = i % 4 == 0 ? 1 : 0;
        }
        try (NativeMatrix matrix = matrix();
                LightGbm trees = train(matrix, 1)) {
            assertThat(read(trees).probability(new double[3])).isCloseTo(.25, within(1e-6));
        }
    }

    @Test
    void leavesOfLogOddsMayBeAnyNumberAndSharesMayNot() {
        Tree leaf = new Tree(
                new int[] {DecisionForest.LEAF}, new double[1], new int[1], new int[1], new double[] {Math.log(3)});
        assertThat(new DecisionForest(List.of(leaf), Votes.LOG_ODDS).probability(new double[0]))
                .isCloseTo(.75, within(1e-12));
        assertThatThrownBy(() -> new DecisionForest(List.of(leaf)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between 0 and 1");
    }

    @Test
    void aTextWithoutTreesIsNoForest() {
        assertThatThrownBy(() -> LightGbmTrees.read("tree\nversion=v4\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without trees");
    }

    private NativeMatrix matrix() {
        NativeMatrix matrix = new NativeMatrix(ROWS, 3);
        for (float[] row : rows) {
            matrix.add(row);
        }
        return matrix;
    }

    private LightGbm train(NativeMatrix matrix, int trees) {
        float[] weights = new float[ROWS];
        Arrays.fill(weights, 1);
        Map<String, String> parameters =
                Map.of("objective", "binary", "num_iterations", String.valueOf(trees), "num_leaves", "7");
        return LightGbm.train(new TrainingSet(matrix, List.of("a", "b", "c"), labels, weights), parameters, 1);
    }

    private DecisionForest read(LightGbm trees) throws IOException {
        Path file = folder.resolve("model.txt");
        trees.save(file);
        return LightGbmTrees.read(Files.readString(file));
    }
}
