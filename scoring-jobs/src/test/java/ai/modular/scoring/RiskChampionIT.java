package ai.modular.scoring;

import static ai.modular.scoring.SmallLake.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.contracts.job.RunIdentity;
import ai.modular.contracts.model.ModelRegistry;
import ai.modular.contracts.model.ModelVersion;
import ai.modular.models.stockout.DecisionForest;
import ai.modular.models.stockout.DecisionForest.Tree;
import ai.modular.models.stockout.IsotonicCalibration;
import ai.modular.models.stockout.RiskFeatures;
import ai.modular.models.stockout.RiskModel;
import ai.modular.scoring.demand.ScoreDemandJobConfiguration;
import ai.modular.scoring.publish.PublishJobConfiguration;
import ai.modular.scoring.stockout.ScoreStockoutJobConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Nights whose risk comes from a champion: a forest, then a calibrated distribution, then, without an answer, the last one used. */
class RiskChampionIT extends NightCase {

    private static final IsotonicCalibration CALIBRATION =
            new IsotonicCalibration(new double[] {.1, .6}, new double[] {.05, .8});

    @Test
    @Order(1)
    void aForestSeesTheShelfAndItsVersionStandsInTheRow() throws Exception {
        promote(new RiskModel(DAY, CALIBRATION, emptyShelves(), Map.of(), .1));

        night(chain.newRun(DAY, 1), registry);

        // Ordered on Sunday, sellable on Wednesday, closed on Tuesday. The second store's stock is assumed: the model
        // was not made for it
        assertThat(risks("i9", north)).containsExactly("2026-11-23 0.80 stockout/1", "2026-11-24 0.00 stockout/1");
        assertThat(risks("i0", north)).containsExactly("2026-11-23 0.05 stockout/1", "2026-11-24 0.00 stockout/1");
        assertThat(night.lines(
                        "SELECT DISTINCT model_version FROM insight.stockout_risk WHERE location_id = '%s'", south))
                .containsExactly("projected-stock");
        assertThat(
                        night.count(
                                "insight.stockout_risk WHERE model_version = 'stockout/1' AND (probability = 0) <> (expected_lost = 0)"))
                .isZero();
    }

    @Test
    @Order(2)
    void aDistributionIsCalibrated() throws Exception {
        promote(new RiskModel(DAY, CALIBRATION, null, Map.of(), .1));

        night(chain.newRun(DAY, 2), registry);

        assertThat(risks("i9", north)).containsExactly("2026-11-23 0.80 stockout/2", "2026-11-24 0.00 stockout/2");
    }

    @Test
    @Order(3)
    void withoutAnAnswerTheLastOneUsedIsUsedAgain() {
        gate.shut();

        night(chain.newRun(DAY, 3), impatient);

        gate.open();
        assertThat(risks("i9", north)).containsExactly("2026-11-23 0.80 stockout/2", "2026-11-24 0.00 stockout/2");
        assertThat(night.lines("SELECT DISTINCT value FROM ops.run_input WHERE name = 'stockout.source' ORDER BY 1"))
                .containsExactly("CHAMPION", "LAST_PINNED");
    }

    private void night(RunIdentity run, ModelRegistry models) {
        chain.run(
                run,
                models,
                ScoreDemandJobConfiguration.class,
                ScoreStockoutJobConfiguration.class,
                PublishJobConfiguration.class);
    }

    private List<String> risks(String item, String store) {
        return night.lines(
                "SELECT ds, round(probability::numeric, 2), model_version FROM insight.stockout_risk WHERE location_id = '%s' AND item_id = '"
                        + item + "' ORDER BY ds",
                store);
    }

    /** Nine in ten run out of what has no unit on hand, half of what is not known to sell, one in ten of the others. */
    private static DecisionForest emptyShelves() {
        int leaf = DecisionForest.LEAF;
        return new DecisionForest(List.of(new Tree(
                new int[] {feature("on_hand"), leaf, feature("sold_28"), leaf, leaf},
                new double[] {.5, 0, 0, 0, 0},
                new int[] {1, 0, 3, 0, 0},
                new int[] {2, 0, 4, 0, 0},
                new double[] {0, .9, 0, .5, .1})));
    }

    private static int feature(String name) {
        return RiskFeatures.NAMES.indexOf(name);
    }

    private void promote(RiskModel model) throws Exception {
        Path folder = Files.createTempDirectory(home, "risk");
        model.write(folder, Map.of(), Map.of());
        String runId = registry.startRun(RiskModel.NAME, "test", Map.of());
        registry.upload(runId, folder, "model");
        ModelVersion version = registry.register(RiskModel.NAME, runId, "model", folder);
        registry.setAlias(RiskModel.NAME, ModelRegistry.CHAMPION, version.version());
    }
}
