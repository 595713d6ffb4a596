package ai.modular.models.stockout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.modular.contracts.error.UserError;
import ai.modular.models.inventory.OpenOrder;
import ai.modular.models.inventory.StockLot;
import ai.modular.models.inventory.StockPosition;
import ai.modular.models.stockout.DecisionForest.Tree;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RiskModelTest {

    /** A Sunday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final int ON_HAND = RiskFeatures.NAMES.indexOf("on_hand");
    private static final IsotonicCalibration CALIBRATION =
            new IsotonicCalibration(new double[] {.1, .9}, new double[] {.05, .8});
    private static final DecisionForest FOREST = new DecisionForest(List.of(
            new Tree(
                    new int[] {ON_HAND, DecisionForest.LEAF, DecisionForest.LEAF},
                    new double[] {10, 0, 0},
                    new int[] {1, 0, 0},
                    new int[] {2, 0, 0},
                    new double[] {0, 1, .1}),
            new Tree(new int[] {DecisionForest.LEAF}, new double[1], new int[1], new int[1], new double[] {.1})));

    @TempDir
    Path folder;

    @Test
    void featuresOfAShelfByHand() {
        double[] row = RiskFeatures.of(shelf("8"), 2, .25);

        // 8 on hand of which 3 are gone by Tuesday, 4 arrive on Monday; Mondays sell 2, Tuesdays 1
        assertThat(row).hasSize(RiskFeatures.NAMES.size());
        assertThat(value(row, "days_ahead")).isEqualTo(2);
        assertThat(value(row, "on_hand")).isEqualTo(8);
        assertThat(value(row, "arriving")).isEqualTo(4);
        assertThat(value(row, "expiring")).isEqualTo(3);
        assertThat(value(row, "projected")).isEqualTo(9);
        assertThat(value(row, "expected_demand")).isEqualTo(3);
        assertThat(value(row, "projected_less_expected")).isEqualTo(6);
        assertThat(value(row, "projected_per_expected")).isEqualTo(3);
        assertThat(value(row, "days_of_cover")).isCloseTo(8 / (8 / 7.), within(1e-9));
        assertThat(value(row, "sold_28")).isCloseTo(8 / 7., within(1e-9));
        assertThat(value(row, "weekday")).isEqualTo(2);
        assertThat(value(row, "month")).isEqualTo(11);
        assertThat(value(row, "promotion")).isEqualTo(1);
        assertThat(value(row, "promotion_today")).isZero();
        assertThat(value(row, "days_to_delivery")).isEqualTo(3);
        assertThat(value(row, "days_from_target_to_delivery")).isEqualTo(1);
        assertThat(value(row, "hours_since_last_sale")).isEqualTo(RiskFeatures.UNKNOWN);
        assertThat(value(row, "price")).isEqualTo(2);
        assertThat(value(row, "out_days_7")).isEqualTo(1);
        assertThat(value(row, "out_days_28")).isEqualTo(1);
        assertThat(value(row, "department_rate")).isEqualTo(.25);
    }

    @Test
    void whatSoldSinceAnOldCountIsNotOnHand() {
        ShelfMoment counted = shelf("8");
        ShelfMoment old = new ShelfMoment(
                counted.origin(),
                counted.department(),
                counted.sold(),
                counted.demand(),
                counted.availability(),
                counted.price(),
                counted.stock().afterUsualSales(1.5, 2),
                counted.delivery(),
                counted.promotion(),
                counted.hoursSinceLastSale());

        assertThat(value(RiskFeatures.of(old, 2, .25), "on_hand")).isEqualTo(5);
        assertThat(value(RiskFeatures.of(old, 2, .25), "projected")).isEqualTo(6);
    }

    @Test
    void anItemWithoutAnyPastHasFeaturesThatSaySo() {
        double[] nothing = new double[ShelfMoment.PAST_DAYS];
        Arrays.fill(nothing, Double.NaN);
        ShelfMoment shelf = new ShelfMoment(
                TODAY,
                "new",
                nothing,
                nothing,
                nothing,
                OptionalDouble.empty(),
                StockPosition.none(TODAY),
                TODAY.plusDays(3),
                new boolean[0],
                5);

        assertThat(RiskFeatures.of(shelf, 1, .1)).doesNotContain(Double.NaN);
    }

    @Test
    void treesVoteAndTheCalibrationSaysWhatThatMeans() {
        RiskModel forest = new RiskModel(TODAY, CALIBRATION, FOREST, Map.of("dairy", .2), .1);
        RiskModel distribution = new RiskModel(TODAY, CALIBRATION, null, Map.of(), .1);

        // (1 + .1) ÷ 2 and (.1 + .1) ÷ 2
        assertThat(forest.probability(.3, shelf("8"), 1)).isCloseTo(.05 + .75 * .45 / .8, within(1e-12));
        assertThat(forest.probability(.3, shelf("20"), 1)).isEqualTo(.05);
        assertThat(distribution.probability(.9, null, 1)).isEqualTo(.8);
        assertThat(forest.departmentRate("dairy")).isEqualTo(.2);
        assertThat(forest.departmentRate("other")).isEqualTo(.1);
    }

    @Test
    void treesOfLogOddsAreAveragedWithTheDistributionInLogOdds() {
        Tree leaf = new Tree(
                new int[] {DecisionForest.LEAF}, new double[1], new int[1], new int[1], new double[] {Math.log(9)});
        DecisionForest boosted = new DecisionForest(List.of(leaf), DecisionForest.Votes.LOG_ODDS);
        RiskModel model = new RiskModel(TODAY, CALIBRATION, boosted, Map.of(), .1);

        assertThat(model.route()).isEqualTo(RiskModel.Route.BOOSTED);
        // Odds of 9 and of 1 to 9 are even odds
        assertThat(RiskModel.raw(boosted, .1, new double[0])).isCloseTo(.5, within(1e-12));
        assertThat(model.probability(.1, shelf("8"), 1)).isCloseTo(.05 + .75 / 2, within(1e-12));
        assertThat(RiskModel.raw(boosted, 0, new double[0]))
                .as("never is not believed outright")
                .isBetween(.1, .3);
        model.write(folder, Map.of(), Map.of());
        assertThat(RiskModel.load(folder).probability(.1, shelf("8"), 1))
                .isEqualTo(model.probability(.1, shelf("8"), 1));
    }

    @Test
    void aModelFromBeforeThereWereLogOddsIsRead() throws Exception {
        RiskModel model = new RiskModel(TODAY, CALIBRATION, FOREST, Map.of(), .1);
        model.write(folder, Map.of(), Map.of());
        Path manifest = folder.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"format\" : 2", "\"format\" : 1"));
        Path content = folder.resolve("model.json");
        Files.writeString(content, Files.readString(content).replace(",\"votes\":\"SHARES\"", ""));
        assertThat(Files.readString(content)).doesNotContain("votes");
        assertThat(RiskModel.load(folder).probability(.3, shelf("8"), 1))
                .isEqualTo(model.probability(.3, shelf("8"), 1));
    }

    @Test
    void whatIsWrittenIsReadAndTheSameModelHasTheSameBytes() throws Exception {
        RiskModel model = new RiskModel(TODAY, CALIBRATION, FOREST, Map.of("dairy", .2), .1);
        Map<String, String> facts = Map.of("b", "2", "a", "1");

        model.write(folder.resolve("one"), Map.of("seed", "1"), facts);
        model.write(folder.resolve("other"), Map.of("seed", "1"), facts);

        RiskModel read = RiskModel.load(folder.resolve("one"));
        assertThat(read.until()).isEqualTo(TODAY);
        assertThat(read.route()).isEqualTo(RiskModel.Route.FOREST);
        assertThat(read.probability(.3, shelf("8"), 1)).isEqualTo(model.probability(.3, shelf("8"), 1));
        for (String file : List.of("manifest.json", "model.json")) {
            assertThat(folder.resolve("other").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
        }
    }

    @Test
    void damagedFilesAndOtherFeaturesAreNamed() throws Exception {
        new RiskModel(TODAY, CALIBRATION, FOREST, Map.of(), .1).write(folder, Map.of(), Map.of());
        Path manifest = folder.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace("on_hand", "on_shelf"));
        assertThatThrownBy(() -> RiskModel.load(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("on_shelf");

        Files.delete(manifest);
        assertThatThrownBy(() -> RiskModel.load(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("manifest.json");
    }

    @Test
    void aTreeThatGoesInCirclesOrNowhereIsRefused() {
        assertThatThrownBy(() -> new Tree(
                        new int[] {0, DecisionForest.LEAF},
                        new double[2],
                        new int[] {0, 0},
                        new int[] {1, 0},
                        new double[2]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tree(
                        new int[] {DecisionForest.LEAF}, new double[1], new int[1], new int[1], new double[] {Double.NaN
                        }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DecisionForest(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aReliabilityDiagramHasAPointForEachTenth() {
        assertThat(ReliabilityBin.of(new double[] {.02, .04, .55, 1}, new boolean[] {false, true, true, true}))
                .containsExactly(
                        new ReliabilityBin(.03, .5, 2), new ReliabilityBin(.55, 1, 1), new ReliabilityBin(1, 1, 1));
    }

    @Test
    void theLastSaleIsSoManyHoursBeforeClosing() {
        assertThat(ShelfMoment.hoursSinceLastSale(List.of(0., 2., 0., 0.), 4)).isEqualTo(2);
        assertThat(ShelfMoment.hoursSinceLastSale(List.of(0., 0., 0., 1.), 4)).isZero();
        assertThat(ShelfMoment.hoursSinceLastSale(List.of(0., 0., 0., 0.), 4)).isEqualTo(4);
    }

    private static double value(double[] row, String feature) {
        return row[RiskFeatures.NAMES.indexOf(feature)];
    }

    /** Sells 2 on Mondays and 1 on other days; yesterday it was empty for a part of the day. */
    private static ShelfMoment shelf(String onHand) {
        double[] sold = new double[ShelfMoment.PAST_DAYS];
        double[] full = new double[ShelfMoment.PAST_DAYS];
        for (int day = 0; day < sold.length; day++) {
            LocalDate date = TODAY.minusDays(ShelfMoment.PAST_DAYS - 1L - day);
            sold[day] = date.getDayOfWeek().getValue() == 1 ? 2 : 1;
            full[day] = day == ShelfMoment.PAST_DAYS - 2 ? .5 : 1;
        }
        StockPosition stock = new StockPosition(
                TODAY,
                List.of(
                        new StockLot(new BigDecimal("3"), Optional.of(TODAY.plusDays(1))),
                        new StockLot(new BigDecimal(onHand).subtract(new BigDecimal("3")), Optional.empty())),
                List.of(
                        new OpenOrder(new BigDecimal("4"), TODAY.plusDays(1)),
                        new OpenOrder(new BigDecimal("9"), TODAY.plusDays(4))),
                false);
        return new ShelfMoment(
                TODAY,
                "dairy",
                sold,
                sold.clone(),
                full,
                OptionalDouble.of(2),
                stock,
                TODAY.plusDays(3),
                new boolean[] {false, false, true},
                Double.NaN);
    }
}
