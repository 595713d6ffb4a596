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
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Trees that were stopped too early beside models of single series: a mix must win, and it must not know the future. */
class EnsembleTrainingTest {

    private static final int HORIZON = 7;
    private static final int ORIGINS = 4;
    private static final List<DemandSeries> CHAIN = Sample.chain(150, 110, HORIZON);
    private static final List<BacktestRow> ROWS = new ArrayList<>();

    @TempDir
    static Path folder;

    private static DemandTrainingReport report;

    @BeforeAll
    static void train() {
        report = DemandTraining.train(CHAIN, plan(1), folder.resolve("first"), ROWS::add);
    }

    private static DemandTrainingPlan plan(int threads) {
        Boosting weak = new Boosting(6, 7, .1, 31, 1.2, 20, threads);
        return new DemandTrainingPlan(HORIZON, ORIGINS, 7, 8_000, 6_000, 1_000, .6, weak, 11, Map.of());
    }

    @Test
    void theMixIsTakenWhereItIsSurelyBetterThanTheTrees() throws IOException {
        assertThat(report.model()).isEqualTo(DemandModels.ENSEMBLE);
        assertThat(report.ensemble().orElseThrow().high()).isNegative();
        assertThat(report.ensemble().orElseThrow().folds()).hasSize(ORIGINS - 1);
        assertThat(report.wape(DemandModels.ENSEMBLE)).isLessThan(report.wape(DemandModels.LIGHTGBM));
        assertThat(report.weights())
                .containsKeys("smooth", "other")
                .allSatisfy((demand, weights) -> assertThat(weights.values())
                        .allMatch(weight -> weight >= .02)
                        .satisfies(all -> assertThat(
                                        all.stream().mapToDouble(w -> w).sum())
                                .isCloseTo(1, within(1e-9))));
        assertThat(report.parameters()).containsEntry("model", "ensemble").containsEntry("origins", "4");
        assertThat(Files.readString(folder.resolve("first/manifest.json")))
                .contains("\"format\" : 2", "\"model\" : \"ensemble\"", "\"byClass\"");
    }

    @Test
    void whatIsLoadedMixesAndABatchDoesNotMatter() {
        try (DemandModel model = DemandModels.load(folder.resolve("first"))) {
            List<DemandForecast> forecasts = model.forecast(CHAIN);
            List<DemandSeries> reversed = new ArrayList<>(CHAIN);
            Collections.reverse(reversed);
            List<DemandForecast> again = model.forecast(reversed);

            assertThat(model.name()).isEqualTo(DemandModels.ENSEMBLE);
            for (int i = 0; i < CHAIN.size(); i++) {
                assertThat(forecasts.get(i).mean()).hasSize(HORIZON);
                assertThat(Arrays.stream(forecasts.get(i).quantiles()))
                        .allSatisfy(day -> assertThat(day).isSorted());
                assertThat(again.get(CHAIN.size() - 1 - i).mean())
                        .isEqualTo(forecasts.get(i).mean());
                double[] mean = forecasts.get(i).mean();
                assertThat(model.forecast(List.of(CHAIN.get(i), CHAIN.get(i))))
                        .allSatisfy(twin -> assertThat(twin.mean()).isEqualTo(mean));
            }
        }
    }

    @Test
    void whatIsShortGappyOrDeadHasAForecast() {
        double nan = Double.NaN;
        double[] outlier = Sample.repeat(12, 4, 5, 6, 5, 4, 9, 8);
        outlier[50] = 1e6;
        try (DemandModel model = DemandModels.load(folder.resolve("first"))) {
            List<DemandForecast> forecasts = model.forecast(List.of(
                    Sample.of(HORIZON, 5),
                    Sample.of(HORIZON, nan, nan, 3, nan),
                    Sample.of(HORIZON, new double[84]),
                    Sample.of(HORIZON, new double[] {4, 4}, new double[] {0, 0}),
                    Sample.of(HORIZON, outlier)));

            assertThat(forecasts)
                    .allSatisfy(forecast -> assertThat(Arrays.stream(forecast.mean()))
                            .allMatch(mean -> mean >= 0 && Double.isFinite(mean)));
            assertThat(forecasts.get(0).mean()[0]).isBetween(1., 10.);
            assertThat(forecasts.get(2).mean()[0]).isBetween(0., .1);
        }
    }

    /** After an origin everything may have been different: what was forecast at it and before stays the same. */
    @Test
    void noForecastKnowsWhatCameAfterItsOrigin() {
        for (int back = HORIZON; back <= HORIZON + 14; back += 7) {
            List<BacktestRow> rows = new ArrayList<>();
            DemandTraining.train(changedAfter(back), plan(1), folder.resolve("changed" + back), rows::add);
            LocalDate origin = Sample.SUNDAY.minusDays(back);

            assertThat(forecasts(rows, origin))
                    .isEqualTo(forecasts(ROWS, origin))
                    .isNotEmpty();
        }
    }

    private static List<String> forecasts(List<BacktestRow> rows, LocalDate last) {
        return rows.stream()
                .filter(row -> !row.origin().isAfter(last))
                .map(row ->
                        "%s %s %s %s %s".formatted(row.model(), row.itemId(), row.origin(), row.ds(), row.forecast()))
                .toList();
    }

    private static List<DemandSeries> changedAfter(int back) {
        Random random = new Random(back);
        return CHAIN.stream()
                .map(series -> {
                    double[] demand = series.demand().clone();
                    for (int day = demand.length - back; day < demand.length; day++) {
                        demand[day] = 3 * demand[day] + random.nextInt(40);
                    }
                    return new DemandSeries(
                            series.locationId(),
                            series.itemId(),
                            series.group(),
                            series.origin(),
                            demand,
                            demand,
                            series.availability(),
                            series.price(),
                            series.discount(),
                            series.event());
                })
                .toList();
    }

    @Test
    void neitherTheOrderOfTheSampleNorTheThreadsChangeAByte() throws IOException {
        List<DemandSeries> shuffled = new ArrayList<>(CHAIN);
        Collections.shuffle(shuffled, new Random(5));

        DemandTraining.train(shuffled, plan(2), folder.resolve("second"));

        for (String file : List.of("manifest.json", "calibration.json", "trees.txt")) {
            assertThat(folder.resolve("second").resolve(file))
                    .hasSameTextualContentAs(folder.resolve("first").resolve(file));
        }
    }

    @Test
    void anArtifactOfAVersionWithoutMixesIsTheTreesAlone() throws Exception {
        Path old = changedManifest("old", "\"format\" : 2", "\"format\" : 1", "(?s)\"mix\" : \\{.*?\n  \\},\n", "");
        Path calibration = old.resolve("calibration.json");
        String hash = sha256(calibration);
        String text = Files.readString(calibration);
        Files.writeString(calibration, text.replaceAll("\"least\" : [^,]+,", ""));
        Path manifest = old.resolve("manifest.json");
        Files.writeString(manifest, Files.readString(manifest).replace(hash, sha256(calibration)));

        assertThat(text).contains("\"least\" : ");
        try (DemandModel model = DemandModels.load(old)) {
            assertThat(model.name()).isEqualTo(DemandModels.LIGHTGBM);
            assertThat(model.forecast(CHAIN.subList(0, 1)).get(0).mean()).hasSize(HORIZON);
        }
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    @Test
    void aMixThatThisVersionDoesNotKnowIsRefusedByName() throws IOException {
        Path later = changedManifest("later", "\"theta\"", "\"oracle\"");
        Path wrong = changedManifest("wrong", "\"format\" : 2", "\"format\" : 1");

        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> DemandModels.load(later))
                .withMessageStartingWith("The model mixes in oracle, but this version knows only [");
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> DemandModels.load(wrong))
                .withMessageContaining("has format 1");
    }

    private static Path changedManifest(String name, String... replacements) throws IOException {
        Path copy = Files.createDirectories(folder.resolve(name));
        try (Stream<Path> files = Files.list(folder.resolve("first"))) {
            for (Path file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        String manifest = Files.readString(copy.resolve("manifest.json"));
        for (int i = 0; i < replacements.length; i += 2) {
            String changed = manifest.replaceAll(replacements[i], replacements[i + 1]);
            assertThat(changed).isNotEqualTo(manifest);
            manifest = changed;
        }
        Files.writeString(copy.resolve("manifest.json"), manifest);
        return copy;
    }
}
