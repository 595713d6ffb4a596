package ai.modular.training.stockout;

import static ai.modular.training.demand.TrainingLake.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.modular.contracts.job.RunIdentity;
import ai.modular.contracts.model.ModelRegistry;
import ai.modular.contracts.model.ModelVersion;
import ai.modular.localstack.Service;
import ai.modular.mlflow.MlflowRegistry;
import ai.modular.mlflow.RetryPolicy;
import ai.modular.models.gate.Rule;
import ai.modular.models.stockout.DecisionForest;
import ai.modular.models.stockout.RiskFeatures;
import ai.modular.models.stockout.RiskModel;
import ai.modular.operations.configuration.Settings;
import ai.modular.spark.Lake;
import ai.modular.testing.NamedModels;
import ai.modular.testing.TestServices;
import ai.modular.testing.WithLocalStack;
import ai.modular.training.demand.TrainingLake;
import ai.modular.training.promotion.PromotionPolicy;
import ai.modular.training.promotion.PromotionPolicy.Result;
import ai.modular.training.record.Provenance;
import ai.modular.training.stockout.StockoutTables.Sample;
import ai.modular.training.stockout.StockoutTrainer.Outcome;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.spark.ml.classification.RandomForestClassificationModel;
import org.apache.spark.ml.classification.RandomForestClassifier;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A training on a small lake, through a real MLflow server. */
@WithLocalStack({Service.POSTGRES, Service.MLFLOW})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrainStockoutIT {

    private static final RiskWindows WINDOWS = new RiskWindows(DAY);

    @TempDir
    static Path home;

    private TestServices services;
    private Lake lake;

    @BeforeAll
    void fillTheLake(TestServices own) {
        services = own;
        lake = TrainingLake.empty(services, home);
        RiskLake.write(lake);
    }

    @Test
    void theBetterRouteBecomesChampionAndItsTwinOnTheSameDataDoesNot() throws Exception {
        NamedModels registry = registry();
        Sample sample = sample(10_000);
        RiskCases cases = RiskCases.of(sample.shelves(), WINDOWS);

        assertThat(sample.shelves()).hasSize(RiskLake.SERIES);
        assertThat(cases.reasonToSkip()).isEmpty();
        Outcome first = train(registry, sample, cases, "first");
        Outcome second = train(registry, sample, cases, "second");

        assertThat(first.verdict().of(Rule.BASELINE).reason())
                .startsWith("Better than projected stock without calibration: Brier ");
        assertThat(first.result()).isEqualTo(Result.CHAMPION);
        assertThat(second.result()).isEqualTo(Result.CHALLENGER);
        assertThat(second.verdict().summary())
                .startsWith("Not surely better than champion version 1: ")
                .endsWith("on days that neither has learnt from.");
        assertThat(second.trained().sha256()).isEqualTo(first.trained().sha256());
        assertThat(registry.byAlias(RiskModel.NAME, ModelRegistry.CHAMPION).map(ModelVersion::version))
                .contains("1");
        theWinnerIsCalibratedAndLoadsAsItWas(first, registry);
        theRunHoldsWhatIsNeededToJudgeIt();
    }

    @Test
    void aSampleIsBoundedAndWithoutOutcomesThereIsAReason() {
        assertThat(sample(20).shelves()).hasSizeBetween(5, 40);

        RiskCases early = RiskCases.of(sample(10_000).shelves(), new RiskWindows(DAY.minusDays(100)));
        assertThat(early.reasonToSkip())
                .hasValueSatisfying(reason -> assertThat(reason).contains(" days of shelves to learn from up to "));
    }

    @Test
    void aForestThatLeftMllibSaysTheSameAndTheOrderOfItsPartsDoesNotChange() {
        Random random = new Random(5);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            double one = random.nextDouble();
            double other = random.nextGaussian();
            rows.add(RowFactory.create(one + other / 4 > .6 ? 1. : 0., Vectors.dense(one, other, random.nextInt(4))));
        }
        StructType schema = new StructType()
                .add("label", DataTypes.DoubleType, false)
                .add("features", SQLDataTypes.VectorType(), false);
        RandomForestClassificationModel model = new RandomForestClassifier()
                .setNumTrees(5)
                .setMaxDepth(4)
                .setSeed(1)
                .fit(SparkSession.active().createDataFrame(rows, schema).coalesce(1));

        DecisionForest forest = ForestTraining.forest(model);

        Collections.shuffle(rows, random);
        for (Row row : rows.subList(0, 200)) {
            org.apache.spark.ml.linalg.Vector features = row.getAs(1);
            assertThat(forest.probability(features.toArray()))
                    .isCloseTo(model.predictProbability(features).apply(1), within(1e-12));
        }
    }

    private void theWinnerIsCalibratedAndLoadsAsItWas(Outcome outcome, NamedModels registry) {
        RiskBacktest backtest = outcome.backtest();
        assertThat(backtest.winner().eligible()).isTrue();
        assertThat(backtest.candidates())
                .filteredOn(candidate -> !candidate.eligible())
                .extracting(RiskCandidate::name)
                .containsExactlyInAnyOrder(
                        RiskCandidate.RAW_DISTRIBUTION,
                        RiskCandidate.RAW_FOREST,
                        RiskCandidate.RAW_BOOSTED,
                        RiskCandidate.RATE);
        assertThat(backtest.winner().score().calibrationError()).isLessThan(.1);
        RiskModel loaded = RiskModel.load(registry.fetch(outcome.trained()));
        assertThat(loaded.until()).isEqualTo(WINDOWS.calibrateUntil());
        for (int i = 0; i < backtest.cases().size(); i++) {
            ShelfCase each = backtest.cases().get(i);
            assertThat(loaded.probability(backtest.rawDistribution()[i], each.shelf(), each.ahead()))
                    .isEqualTo(backtest.winner().probabilities()[i])
                    .isBetween(0., 1.);
        }
    }

    private static void theRunHoldsWhatIsNeededToJudgeIt() throws Exception {
        Path record = home.resolve("first/record");
        assertThat(Files.readAllLines(record.resolve("backtest/scores.csv"))).hasSize(8);
        for (String route : List.of("forest", "boosted")) {
            assertThat(Files.readAllLines(record.resolve("importance/%s.csv".formatted(route))))
                    .hasSize(RiskFeatures.NAMES.size() + 1);
        }
        assertThat(Files.readString(record.resolve("pictures/reliability.svg"))).contains("as said");
        assertThat(record.resolve("backtest/days_ahead.csv")).isNotEmptyFile();
        assertThat(record.resolve("backtest/reliability.csv")).isNotEmptyFile();
        assertThat(record.resolve("gate/verdict.json")).isNotEmptyFile();
    }

    private Sample sample(int series) {
        return new StockoutTables(lake, SparkSession.active(), series).sample(WINDOWS, 1);
    }

    private NamedModels registry() {
        return new NamedModels(
                new MlflowRegistry(URI.create(services.mlflow().uri()), home.resolve("cache"), RetryPolicy.standard()),
                services.mlflow().name("risk-"));
    }

    private static Outcome train(NamedModels registry, Sample sample, RiskCases cases, String name) throws Exception {
        var settings = new Settings.Promotion(false, .05, .10, .10, Duration.ofHours(1), 200);
        var identity = new RunIdentity(UUID.randomUUID(), "weekly", DAY, OptionalInt.empty(), 1, new TreeSet<>());
        Path folder = Files.createDirectories(home.resolve(name));
        try (DistributionRoute distribution = DistributionRoute.learn(
                sample.shelves().stream().map(ShelfHistory::series).toList(),
                WINDOWS.learnUntil(),
                folder.resolve("demand"),
                100,
                1)) {
            return new StockoutTrainer(
                            registry,
                            PromotionPolicy.of(settings, 1),
                            new ForestTraining(SparkSession.active(), 1, 8),
                            new BoostedTraining(1),
                            folder)
                    .train(
                            cases,
                            distribution,
                            name,
                            new Provenance(identity, sample.table(), sample.version(), sample.filter(), 1));
        }
    }
}
