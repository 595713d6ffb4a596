package ai.modular.training.demand;

import static ai.modular.training.demand.TrainingLake.DAY;
import static ai.modular.training.demand.TrainingLake.SERIES;
import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.contracts.model.ModelRegistry;
import ai.modular.contracts.model.ModelVersion;
import ai.modular.grocery.lake.GoldTables;
import ai.modular.localstack.DatabaseRole;
import ai.modular.localstack.Service;
import ai.modular.mlflow.MlflowRegistry;
import ai.modular.mlflow.ModelCatalogue;
import ai.modular.mlflow.RetryPolicy;
import ai.modular.models.demand.BacktestRow;
import ai.modular.models.demand.Boosting;
import ai.modular.models.demand.DemandModels;
import ai.modular.models.demand.DemandTrainingPlan;
import ai.modular.models.gate.Finding;
import ai.modular.models.gate.Rule;
import ai.modular.operations.configuration.Settings;
import ai.modular.spark.Lake;
import ai.modular.testing.NamedModels;
import ai.modular.testing.TestServices;
import ai.modular.testing.WithLocalStack;
import ai.modular.training.demand.DemandTrainer.Outcome;
import ai.modular.training.promotion.PromotionPolicy;
import ai.modular.training.promotion.PromotionPolicy.Result;
import ai.modular.training.record.ShownRun;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A training on a small lake, through a real MLflow server. */
@WithLocalStack({Service.POSTGRES, Service.MLFLOW})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrainDemandIT {

    @TempDir
    static Path home;

    private TestServices services;
    private Lake lake;
    private TrainingTables tables;

    @BeforeAll
    void fillTheLake(TestServices own) {
        services = own;
        lake = TrainingLake.filled(services, home);
        tables = new TrainingTables(lake, SparkSession.active());
    }

    @Test
    void theFirstModelBecomesChampionAndItsTwinOnTheSameDataDoesNot() throws Exception {
        NamedModels registry = registry("twins-");
        TrainingData data = tables.sample(DAY, 1_000_000, 1);
        BacktestKeeper backtest = new BacktestKeeper(SERIES);

        Outcome first = train(registry, data, "first", backtest, false);
        Outcome second = train(registry, data, "second", new BacktestKeeper(SERIES), false);

        assertThat(first.verdict().of(Rule.CHAMPION).reason()).isEqualTo("There is no champion yet.");
        assertThat(first.verdict().findings()).hasSize(Rule.values().length);
        assertThat(first.result()).isEqualTo(Result.CHAMPION);
        assertThat(first.champion()).contains(first.trained());
        assertThat(second.result()).isEqualTo(Result.CHALLENGER);
        assertThat(second.verdict().summary())
                .startsWith("Not surely better than champion version 1: ")
                .endsWith(
                        "difference 0.0000 (90 % interval 0.0000 … 0.0000) over 40 series in 4 folds, on the days of both backtests.");
        assertThat(second.trained().sha256()).isEqualTo(first.trained().sha256());
        assertThat(registry.byAlias("demand", ModelRegistry.CHAMPION).map(ModelVersion::version))
                .contains("1");
        assertThat(registry.byAlias("demand", ModelRegistry.CHALLENGER).map(ModelVersion::version))
                .contains("2");
        assertThat(DemandModels.load(registry.fetch(first.trained())).name()).isEqualTo(DemandModels.LIGHTGBM);
        theBacktestIsWrittenOnce(backtest);
        bothAreShownAsOneTrainingOfTheDay(first, second);
        theRunHoldsWhatIsNeededToJudgeIt(registry.fetch(first.trained()), first.trained());
    }

    /** Two trainings for one business date: the later one stands there. */
    private void bothAreShownAsOneTrainingOfTheDay(Outcome first, Outcome second) {
        for (Outcome each : List.of(first, second)) {
            ShownRun.write(
                    services.database(),
                    DAY,
                    each.trained(),
                    each.evidence(),
                    each.verdict(),
                    each.result(),
                    policy(false));
        }
        assertThat(JdbcClient.create(services.database().dataSource(DatabaseRole.JOB))
                        .sql("""
                                SELECT concat_ws('|', model_version, result, champion_version, champion_state, bias IS NOT NULL,
                                    (SELECT count(*) FROM insight.model_training_rule),
                                    (SELECT string_agg(opponent || ' ' || units, ',' ORDER BY opponent) FROM insight.model_training_comparison),
                                    (SELECT count(*) FROM insight.model_training_part WHERE opponent = 'CHAMPION' AND kind = 'FOLD'))
                                FROM insight.model_training""")
                        .query(String.class)
                        .list())
                .containsExactly("2|CHALLENGER|1|PAIRED|t|7|BASELINE 40,CHAMPION 40|4");
    }

    @Test
    void whereAnApproverHasTheLastWordTheModelWaitsAsChallenger() throws Exception {
        NamedModels registry = registry("approved-");
        TrainingData data = tables.sample(DAY, 1_000_000, 1);

        Outcome outcome = train(registry, data, "waits", row -> {}, true);

        assertThat(outcome.result()).isEqualTo(Result.WAITS);
        assertThat(outcome.champion()).isEmpty();
        assertThat(registry.byAlias("demand", ModelRegistry.CHAMPION)).isEmpty();
        assertThat(registry.byAlias("demand", ModelRegistry.CHALLENGER)).contains(outcome.trained());
        assertThat(PromotionPolicy.sentence(outcome.trained(), outcome.result(), outcome.verdict()))
                .startsWith(
                        "version 1 passed and waits for an approver: ./modularai models promote 1 --model demand --reason WHY. Better than the seasonal naive forecast: ");
    }

    /** Of the origins 35, 28, 21 and 14 days back, the last two have days after the champion's last one. */
    @Test
    void aLaterTrainingMeetsTheChampionOnDaysThatItDidNotLearnFrom() throws Exception {
        NamedModels registry = registry("later-");

        Outcome earlier = train(registry, tables.sample(DAY.minusDays(14), 1_000_000, 1), "earlier", row -> {}, false);
        Outcome later = train(registry, tables.sample(DAY, 1_000_000, 1), "later", row -> {}, false);

        assertThat(earlier.result()).isEqualTo(Result.CHAMPION);
        assertThat(later.verdict().of(Rule.CHAMPION).reason())
                .containsIgnoringCase("better than champion version 1: WAPE ")
                .endsWith(" over 40 series in 2 folds, on days that the champion did not learn from.");
        assertThat(later.verdict().of(Rule.SEGMENTS).outcome()).isNotEqualTo(Finding.Outcome.SKIPPED);
    }

    private void theRunHoldsWhatIsNeededToJudgeIt(Path model, ModelVersion version) throws Exception {
        ModelCatalogue catalogue =
                new ModelCatalogue(URI.create(services.mlflow().uri()), RetryPolicy.standard());
        String name = services.mlflow().name("") + "twins-demand";
        ModelCatalogue.Version registered = catalogue.version(catalogue.model(name), "champion");
        ModelCatalogue.Training training = catalogue.training(registered);

        assertThat(registered.version()).isEqualTo(version.version());
        assertThat(registered.tags()).containsEntry("modularai.gate", "passed");
        assertThat(registered.tags().get("modularai.gate.rule.size")).startsWith("passed: ");
        assertThat(catalogue.model(name).history().newest()).contains("1");
        assertThat(training.parameters()).containsEntry("gate", "passed").containsKeys("num_leaves", "seed", "horizon");
        assertThat(training.metrics())
                .containsKeys("lightgbm-tweedie.origin1.wape", "training_seconds", "model_bytes", "gate.bias");
        assertThat(Files.readString(model.resolve("MLmodel"))).contains("\"name\":\"q0.995\"");
        assertThat(artifacts(version.runId()))
                .contains(
                        "backtest/backtest.csv",
                        "backtest/horizon.csv",
                        "backtest/levels.csv",
                        "backtest/segments.csv",
                        "backtest/worst_series.csv",
                        "gate/verdict.json",
                        "importance/gain.csv",
                        "model/MLmodel",
                        "model/trees.txt",
                        "pictures/accuracy_by_horizon.svg",
                        "pictures/calibration.svg",
                        "pictures/worst_series.svg");
        assertThat(Files.readAllLines(home.resolve("first/record/importance/gain.csv")))
                .hasSizeGreaterThan(10)
                .element(0)
                .isEqualTo("feature,gain,share");
        JsonNode input = get("runs/get?run_id=" + version.runId()).at("/run/inputs/dataset_inputs/0");
        assertThat(input.at("/dataset/digest").asString()).isEqualTo("version-1");
        assertThat(input.at("/dataset/source").asString()).contains("ds <= DATE'2026-11-22'");
    }

    private List<String> artifacts(String runId) throws Exception {
        List<String> names = new ArrayList<>();
        for (String folder : List.of("backtest", "gate", "importance", "model", "pictures")) {
            get("artifacts/list?run_id=%s&path=%s".formatted(runId, folder))
                    .path("files")
                    .forEach(file -> names.add(file.path("path").asString()));
        }
        return names;
    }

    private JsonNode get(String method) throws Exception {
        URI uri = URI.create(services.mlflow().uri() + "/api/2.0/mlflow/" + method);
        try (InputStream answer = uri.toURL().openStream()) {
            return JsonMapper.shared().readTree(answer);
        }
    }

    private NamedModels registry(String name) {
        return new NamedModels(
                new MlflowRegistry(URI.create(services.mlflow().uri()), home.resolve("cache"), RetryPolicy.standard()),
                services.mlflow().name("") + name);
    }

    /** Eleven models × four origins × 14 days of each series, also when a restarted step writes it again. */
    private void theBacktestIsWrittenOnce(BacktestKeeper backtest) {
        long written = tables.append("run-1", backtest.rows());
        tables.append("run-1", backtest.rows());

        assertThat(written).isEqualTo(SERIES * 11L * 4 * 14);
        assertThat(lake.read(GoldTables.BACKTEST).count()).isEqualTo(written);
        assertThat(lake.read(GoldTables.BACKTEST)
                        .groupBy("model", "demand_class")
                        .agg(expr(
                                "sum(abs(forecast - actual)) / sum(actual) BETWEEN 0 AND 1 AND avg(IF(within_90, 1D, 0D)) > .5"
                                        + " AND sum(pinball) / sum(actual) BETWEEN 0 AND 1"))
                        .collectAsList())
                .hasSize(11)
                .allMatch(row -> row.getBoolean(2) && row.getString(1).equals("smooth"));
    }

    private Outcome train(
            NamedModels registry, TrainingData data, String name, Consumer<BacktestRow> backtest, boolean waits)
            throws Exception {
        Boosting small = new Boosting(30, 7, .15, 31, 1.2, 20, 1);
        DemandTrainingPlan plan =
                DemandTrainingPlan.defaults().withSampleRows(20_000).withBoosting(small);
        return new DemandTrainer(registry, policy(waits), Files.createDirectories(home.resolve(name)))
                .train(data, plan, name, Map.of("modularai.seed", "1"), backtest);
    }

    private static PromotionPolicy policy(boolean waits) {
        return PromotionPolicy.of(new Settings.Promotion(waits, .05, .10, .10, Duration.ofHours(1), 200), 1);
    }
}
