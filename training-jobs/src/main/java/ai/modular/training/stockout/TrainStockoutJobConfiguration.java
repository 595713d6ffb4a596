package ai.modular.training.stockout;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.job.Failpoint;
import ai.modular.contracts.job.JobModule;
import ai.modular.contracts.job.RunIdentity;
import ai.modular.contracts.lake.RunInputs;
import ai.modular.contracts.lake.RunInputs.InputKind;
import ai.modular.contracts.lake.RunInputs.PinnedInput;
import ai.modular.contracts.model.ModelRegistry;
import ai.modular.mlflow.MlflowRegistryConfiguration;
import ai.modular.models.stockout.RiskModel;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.run.RunContext;
import ai.modular.spark.Lake;
import ai.modular.spark.SparkConfiguration;
import ai.modular.training.promotion.PromotionPolicy;
import ai.modular.training.record.Provenance;
import ai.modular.training.record.ScratchFolder;
import ai.modular.training.record.ShownTraining;
import ai.modular.training.stockout.StockoutTables.Sample;
import ai.modular.training.stockout.StockoutTrainer.Outcome;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.spark.sql.SparkSession;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Trains the risk of running out in two routes, the demand distribution run against projected stock and a random forest, calibrates both on later days,
 * and makes the one with the least Brier score on still later days champion when the gate lets it pass.
 *
 * <pre>modularai run train-stockout --date 2026-11-22</pre>
 *
 * Reads {@code gold.demand_history}, {@code silver.stock_lots}, {@code silver.stock_movements}, {@code silver.sales_hours} and
 * {@code silver.supply_terms} up to the date; writes an MLflow run, a version of the registered model {@code stockout} and, for the pages,
 * {@code insight.model_training}. Where there is too little to learn from, it says so and ends well. Settings: {@code training.seed},
 * {@code orders.paths}, {@code promotion.*}.
 */
@Configuration(proxyBeanMethods = false)
@Import({SparkConfiguration.class, MlflowRegistryConfiguration.class})
public class TrainStockoutJobConfiguration implements JobModule {

    static final String NAME = "train-stockout";

    /** Some twenty thousand days to judge by, in less than a minute. */
    private static final int MOST_SERIES = 1_200;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Trains and calibrates the risk of running out; the best calibrated one becomes champion";
    }

    @Bean
    Job trainStockoutJob(JobRepository jobs, Step trainStockoutTraining) {
        return new JobBuilder(NAME, jobs).start(trainStockoutTraining).build();
    }

    @Bean
    Step trainStockoutTraining(
            JobRepository jobs,
            RunContext run,
            Settings settings,
            RunInputs inputs,
            ModelRegistry registry,
            Lake lake,
            SparkSession spark,
            DataSource dataSource,
            PlatformTransactionManager transactions) {
        return new StepBuilder("training", jobs)
                .tasklet((contribution, context) -> {
                    Training training = new Training(
                            run, settings, registry, spark, new ShownTraining(dataSource, transactions, run));
                    RiskWindows windows = new RiskWindows(run.identity().businessDate());
                    Sample sample = new StockoutTables(lake, spark, MOST_SERIES)
                            .sample(windows, settings.training().seed());
                    RiskCases cases = RiskCases.of(sample.shelves(), windows);
                    Optional<String> reason = sample.shelves().isEmpty()
                            ? Optional.of("no store counts its stock, so no past shelf is known.")
                            : cases.reasonToSkip();
                    reason.ifPresentOrElse(
                            training::skip,
                            () -> contribution.incrementWriteCount(training.train(sample, cases, inputs)));
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    /** A training on cases that suffice. */
    private record Training(
            RunContext run, Settings settings, ModelRegistry registry, SparkSession spark, ShownTraining shown) {

        void skip(String reason) {
            run.progress().say("skipped: " + reason);
        }

        /** @return versions registered */
        int train(Sample sample, RiskCases cases, RunInputs inputs) {
            run.progress().say("%,d series, %s".formatted(sample.shelves().size(), cases.inWords()));
            try (ScratchFolder scratch = ScratchFolder.below(settings.home().resolve("tmp"));
                    DistributionRoute distribution = learn(sample, cases, scratch)) {
                pin(inputs, train(sample, cases, distribution, scratch));
                return 1;
            } catch (TooLittle e) {
                skip(e.getMessage());
                return 0;
            }
        }

        /** @throws TooLittle if the history is too short for a model of demand */
        private DistributionRoute learn(Sample sample, RiskCases cases, ScratchFolder scratch) {
            try {
                return DistributionRoute.learn(
                        sample.shelves().stream().map(ShelfHistory::series).toList(),
                        cases.windows().learnUntil(),
                        scratch.path().resolve("demand"),
                        settings.orders().paths(),
                        settings.training().seed());
            } catch (UserError e) {
                throw new TooLittle(e);
            }
        }

        private Outcome train(Sample sample, RiskCases cases, DistributionRoute distribution, ScratchFolder scratch) {
            long seed = settings.training().seed();
            RunIdentity identity = run.identity();
            PromotionPolicy policy = PromotionPolicy.of(settings.promotion(), seed);
            Outcome outcome = new StockoutTrainer(
                            registry,
                            policy,
                            new ForestTraining(spark, seed, ForestTraining.TREES),
                            new BoostedTraining(seed),
                            scratch.path())
                    .train(
                            cases,
                            distribution,
                            "%s revision %d".formatted(identity.businessDate(), identity.revision()),
                            new Provenance(identity, sample.table(), sample.version(), sample.filter(), seed));
            Failpoint.reach("train-stockout.after-registry");
            run.progress().say(RiskRecord.sentence(outcome.backtest()));
            run.progress().say(PromotionPolicy.sentence(outcome.trained(), outcome.result(), outcome.verdict()));
            shown.write(outcome.trained(), outcome.evidence(), outcome.verdict(), outcome.result(), policy);
            return outcome;
        }

        private void pin(RunInputs inputs, Outcome outcome) {
            outcome.champion()
                    .ifPresent(champion -> inputs.pin(
                            new PinnedInput(InputKind.MODEL, RiskModel.NAME, champion.version(), champion.sha256())));
            outcome.champion().ifPresent(registry::fetch);
        }
    }

    private static final class TooLittle extends RuntimeException {
        TooLittle(UserError cause) {
            super(cause.getMessage(), cause);
        }
    }
}
