package ai.modular.models.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.DemandSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemandTrainingTest {

    private static final int MODELS = 11;

    private static final DemandTrainingPlan PLAN = new DemandTrainingPlan(
            14,
            2,
            14,
            12_000,
            8_000,
            1_000,
            .6,
            new Boosting(40, 15, .15, 63, 1.2, 20, 1),
            11,
            Map.of("delta_version", "42"));
    private static final List<DemandSeries> CHAIN = Sample.chain(120, 120, 14);
    private static final List<BacktestRow> ROWS = new ArrayList<>();

    @TempDir
    static Path folder;

    private static DemandTrainingReport report;

    @BeforeAll
    static void train() {
        report = DemandTraining.train(CHAIN, PLAN, folder.resolve("first"), ROWS::add);
    }

    @Test
    void beatsTheNaiveForecast() {
        assertThat(report.wape(DemandModels.LIGHTGBM)).isLessThan(.93 * report.wape(DemandModels.SEASONAL_NAIVE));
        assertThat(report.scores()).hasSize(2 * MODELS).allSatisfy(score -> {
            assertThat(Math.abs(score.wpe())).as(score.model()).isLessThan(.08);
            assertThat(score.coverage90()).isBetween(.84, .96);
            assertThat(score.coverage50()).isBetween(.44, .62);
        });
    }

    @Test
    void theShareOfDaysThatReachAQuantileGrowsWithItsLevel() {
        assertThat(report.scores()).allSatisfy(score -> {
            assertThat(score.reached()).hasSize(13).isSorted();
            assertThat(score.reached().get(9)).isBetween(.82, 1.0);
        });
    }

    @Test
    void whatTheFeaturesContributeAddsUpToTheWhole() {
        List<FeatureImportance> importance = FeatureImportance.of(folder.resolve("first"));

        assertThat(importance)
                .extracting(FeatureImportance::feature)
                .containsExactlyInAnyOrderElementsOf(DemandFeatures.NAMES);
        assertThat(importance.stream().mapToDouble(FeatureImportance::share).sum())
                .isCloseTo(1, within(1e-9));
        assertThat(importance).isSortedAccordingTo((a, b) -> Double.compare(b.gain(), a.gain()));
        assertThat(importance.get(0).gain()).isPositive();
    }

    @Test
    void scoresEveryModelAtEveryOrigin() {
        assertThat(report.scores().stream()
                        .filter(score -> score.origin().toString().equals("2026-11-08"))
                        .map(BacktestScore::model))
                .containsExactly(
                        "lightgbm-tweedie",
                        "ensemble",
                        "statistical-ensemble",
                        "ets",
                        "theta",
                        "intermittent",
                        "weekday-climatology",
                        "lightgbm-tweedie-reconciled",
                        "ensemble-reconciled",
                        "seasonal-naive",
                        "exponential-smoothing");
        assertThat(report.scores().get(0).origin()).hasToString("2026-10-25");
        assertThat(report.metrics())
                .containsKeys("lightgbm-tweedie.wape", "seasonal-naive.origin2.pinball", "mean_correction");
    }

    @Test
    void handsOutEveryBacktestForecast() {
        assertThat(ROWS).hasSize(MODELS * 2 * 120 * 14);
        BacktestRow first = ROWS.get(0);
        assertThat(first.ds()).isEqualTo(first.origin().plusDays(1));
        long censored = ROWS.stream().filter(BacktestRow::censored).count();
        assertThat(ROWS).allSatisfy(row -> assertThat(row.actual()).isEqualTo(demandOf(row)));
        assertThat(censored).isBetween(MODELS * 2 * 120 * 14 / 25L, MODELS * 2 * 120 * 14 / 10L);
    }

    private static double demandOf(BacktestRow row) {
        DemandSeries series = CHAIN.get(Integer.parseInt(row.itemId().substring("item".length())));
        long back = series.origin().toEpochDay() - row.ds().toEpochDay();
        return series.demand()[series.length() - 1 - (int) back];
    }

    @Test
    void forecastsWhatItIsGiven() {
        try (DemandModel model = DemandModels.load(folder.resolve("first"))) {
            List<DemandForecast> forecasts = model.forecast(CHAIN);
            assertThat(model.forecast(CHAIN.subList(7, 8)).get(0).mean())
                    .isEqualTo(forecasts.get(7).mean());
            for (DemandForecast forecast : forecasts) {
                assertThat(forecast.mean()).hasSize(14);
                for (double[] day : forecast.quantiles()) {
                    assertThat(day).isSorted();
                }
            }
            assertThat(model.dayCorrelation("dairy")).isBetween(0., .3);
        }
    }

    @Test
    void forecastsWhatIsShortGappyOrDead() {
        double nan = Double.NaN;
        List<DemandSeries> odd = List.of(
                Sample.of(14, 5),
                Sample.of(14, nan, nan, 3, nan),
                Sample.of(14, new double[60]),
                Sample.of(14, new double[] {4, 4}, new double[] {0, 0}));
        try (DemandModel model = DemandModels.load(folder.resolve("first"))) {
            List<DemandForecast> forecasts = model.forecast(odd);
            assertThat(forecasts.get(0).mean()[0]).isBetween(2., 9.);
            assertThat(forecasts.get(1).mean()[0]).isBetween(.6, 6.);
            assertThat(forecasts.get(2).mean()[0]).isBetween(0., .1);
            assertThat(forecasts.get(3).mean()[0]).isBetween(.6, 8.);
        }
    }

    @Test
    void sameSampleSameFiles() throws IOException {
        DemandTraining.train(CHAIN, PLAN, folder.resolve("second"));
        for (String file : List.of("manifest.json", "calibration.json", "trees.txt")) {
            assertThat(folder.resolve("second").resolve(file))
                    .hasSameTextualContentAs(folder.resolve("first").resolve(file));
        }
        assertThat(Files.readString(folder.resolve("first/manifest.json"))).contains("\"delta_version\" : \"42\"");
    }

    @Test
    void aChangedFileIsRefused() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("changed"));
        for (String file : List.of("manifest.json", "calibration.json")) {
            Files.copy(folder.resolve("first").resolve(file), copy.resolve(file));
        }
        Files.writeString(copy.resolve("trees.txt"), "tree");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> DemandModels.load(copy))
                .withMessageMatching("The model file .*trees.txt has the hash .*, but its manifest says .*");
        Files.delete(copy.resolve("trees.txt"));
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> DemandModels.load(copy))
                .withMessageMatching("The model file .*trees.txt cannot be read: .*");
    }

    @Test
    void aShortHistoryIsRefusedWithTheDaysItNeeds() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> DemandTraining.train(Sample.chain(3, 30, 0), PLAN, folder.resolve("short")))
                .withMessage(
                        "The sample has 3 series with at most 30 days, but a backtest of 2 origins and 14 days needs 56");
    }

    @Test
    void aChainThatNeverSoldIsRefused() {
        List<DemandSeries> dead = List.of(Sample.of(0, new double[100]));
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> DemandTraining.train(dead, PLAN, folder.resolve("dead")))
                .withMessageContaining("nothing was sold");
    }

    @Test
    void aChainThatWasNeverInStockIsRefused() {
        double[] rarely = new double[100];
        java.util.Arrays.fill(rarely, .4);
        List<DemandSeries> empty = List.of(Sample.of(0, Sample.repeat(100, 3), rarely));
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> DemandTraining.train(empty, PLAN, folder.resolve("empty")))
                .withMessageStartingWith("The backtest has no day that can be scored");
    }
}
