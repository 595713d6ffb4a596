package ai.modular.models.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.model.DemandForecast;
import ai.modular.contracts.model.DemandModel;
import ai.modular.contracts.model.DemandSeries;
import ai.modular.models.hierarchy.Reconciliation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A chain of which everything sells more or less from three days before each origin on: the sums show it, the series hide it in their noise. */
class ReconciledTrainingTest {

    private static final int HORIZON = 7;
    private static final int STEP = 14;
    private static final double SHIFT = 1.4;
    private static final DemandTrainingPlan PLAN = new DemandTrainingPlan(
            HORIZON, 4, STEP, 8_000, 6_000, 1_000, .6, new Boosting(30, 7, .1, 31, 1.2, 20, 1), 11, Map.of());
    private static final List<DemandSeries> CHAIN = chain(SHIFT);
    private static final List<BacktestRow> ROWS = new ArrayList<>();

    @TempDir
    static Path folder;

    private static DemandTrainingReport report;

    @BeforeAll
    static void train() {
        report = DemandTraining.train(CHAIN, PLAN, folder.resolve("shifted"), ROWS::add);
    }

    @Test
    void whatTheSumsSeeFirstMakesTheSeriesBetter() throws IOException {
        ReconciliationFinding finding = report.reconciliation();
        String base = report.model().replace("-reconciled", "");

        assertThat(report.model()).as("%s %s", finding, finding.metrics()).isEqualTo(DemandModels.reconciled(base));
        assertThat(finding.isBetter()).isTrue();
        assertThat(finding.series().orElseThrow().high()).isNegative();
        assertThat(finding.series().orElseThrow().folds()).hasSize(3);
        assertThat(finding.departments().orElseThrow().total().difference())
                .isLessThan(finding.series().orElseThrow().total().difference());
        assertThat(finding.weights().chain()).isGreaterThan(.3);
        assertThat(report.wape(report.model())).isLessThan(report.wape(base));
        assertThat(report.metrics())
                .containsEntry("reconciled.weight.chain", finding.weights().chain())
                .containsKeys("reconciled.difference.high", "reconciled.departments.difference.low");
        assertThat(Files.readString(folder.resolve("shifted/manifest.json")))
                .contains("\"format\" : 3", "\"model\" : \"" + report.model() + '"');
        assertThat(DemandModels.reconciliation(folder.resolve("shifted"))).contains(finding.weights());
    }

    @Test
    void aReplayScalesEachDepartmentByOneFactorPerWeekAndNothingCrosses() {
        LocalDate origin = Sample.SUNDAY.minusDays(HORIZON + STEP);
        Optional<Reconciliation> weights = DemandModels.reconciliation(folder.resolve("shifted"));
        try (DemandModel model = DemandModels.load(folder.resolve("shifted"))) {
            List<DemandForecast> base = DemandReplay.at(model, Optional.empty(), CHAIN, origin, HORIZON);
            List<DemandForecast> reconciled = DemandReplay.at(model, weights, CHAIN, origin, HORIZON);

            double[] factors = new double[4];
            for (int i = 0; i < CHAIN.size(); i++) {
                double factor = reconciled.get(i).mean()[0] / base.get(i).mean()[0];
                factors[i % 4] = i < 4 ? factor : factors[i % 4];
                assertThat(factor).isCloseTo(factors[i % 4], within(1e-9));
                for (int day = 0; day < HORIZON; day++) {
                    assertThat(reconciled.get(i).mean()[day])
                            .isCloseTo(factor * base.get(i).mean()[day], within(1e-9));
                    assertThat(reconciled.get(i).quantiles()[day]).isSorted();
                }
            }
            assertThat(factors).doesNotContain(1.0);
        }
    }

    /** After an origin everything may have been different: what was forecast at it and before stays the same. */
    @Test
    void noForecastKnowsWhatCameAfterItsOrigin() {
        int back = HORIZON + STEP;
        List<BacktestRow> rows = new ArrayList<>();
        Random random = new Random(3);
        List<DemandSeries> changed = CHAIN.stream()
                .map(series -> {
                    double[] demand = series.demand().clone();
                    for (int day = demand.length - back; day < demand.length; day++) {
                        demand[day] = random.nextInt(40);
                    }
                    return of(series.locationId(), series.itemId(), series.group(), demand);
                })
                .toList();

        DemandTraining.train(changed, PLAN, folder.resolve("changed"), rows::add);

        LocalDate origin = Sample.SUNDAY.minusDays(back);
        assertThat(forecasts(rows, origin))
                .isEqualTo(forecasts(ROWS, origin))
                .anyMatch(forecast -> forecast.startsWith("lightgbm-tweedie-reconciled"));
    }

    @Test
    void aChainWhoseLevelNeverChangesIsLeftAlone() {
        DemandTrainingReport steady = DemandTraining.train(chain(1), PLAN, folder.resolve("steady"));

        assertThat(steady.reconciliation().isBetter()).isFalse();
        assertThat(DemandModels.reconciliation(folder.resolve("steady"))).isEmpty();
    }

    private static List<String> forecasts(List<BacktestRow> rows, LocalDate last) {
        return rows.stream()
                .filter(row -> !row.origin().isAfter(last))
                .map(row -> "%s %s %s %s".formatted(row.model(), row.itemId(), row.ds(), row.forecast()))
                .toList();
    }

    @Test
    void aVersionThatDoesNotReconcileRefusesTheFormat() throws IOException {
        Path copy = Files.createDirectories(folder.resolve("wrong"));
        String manifest = Files.readString(folder.resolve("shifted/manifest.json"));
        Files.writeString(copy.resolve("manifest.json"), manifest.replace("\"format\" : 3", "\"format\" : 1"));

        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> DemandModels.reconciliation(copy))
                .withMessageContaining("has format 1");
        assertThatExceptionOfType(UserError.class).isThrownBy(() -> DemandModels.load(copy));
    }

    /** @param shift times as much in the last ten days, and in every other fortnight before */
    private static List<DemandSeries> chain(double shift) {
        List<DemandSeries> result = new ArrayList<>();
        for (int i = 0; i < 320; i++) {
            Random random = new Random(i);
            double level = 3 + 5 * random.nextDouble();
            double[] demand = new double[150];
            for (int day = 0; day < demand.length; day++) {
                int back = demand.length - day;
                double weekend = (back - 1) % 7 < 2 ? 1.5 : .8;
                double lately = Math.floorMod(back - 11, 28) >= 14 ? shift : 1;
                double mean = level * weekend * lately;
                demand[day] = Math.max(0, Math.rint(mean + 2 * Math.sqrt(level) * random.nextGaussian()));
            }
            result.add(of("s" + i % 2, "item%03d".formatted(i), i / 2 % 2 == 0 ? "dairy" : "bakery", demand));
        }
        return result;
    }

    private static DemandSeries of(String store, String item, String group, double[] demand) {
        double[] available = new double[demand.length];
        Arrays.fill(available, 1);
        double[] price = new double[demand.length + HORIZON];
        Arrays.fill(price, 2);
        return new DemandSeries(
                store,
                item,
                group,
                Sample.SUNDAY,
                demand,
                demand,
                available,
                price,
                new double[price.length],
                new double[price.length]);
    }
}
