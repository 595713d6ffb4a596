package ai.modular.training.demand;

import ai.modular.contracts.job.Failpoint;
import ai.modular.contracts.job.JobModule;
import ai.modular.contracts.lake.RunInputs;
import ai.modular.contracts.lake.RunInputs.InputKind;
import ai.modular.contracts.lake.RunInputs.PinnedInput;
import ai.modular.contracts.model.ModelRegistry;
import ai.modular.mlflow.MlflowRegistryConfiguration;
import ai.modular.models.demand.DemandTrainingPlan;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.run.RunContext;
import ai.modular.spark.Lake;
import ai.modular.spark.SparkConfiguration;
import ai.modular.training.demand.DemandTrainer.Outcome;
import ai.modular.training.promotion.PromotionPolicy;
import ai.modular.training.record.Provenance;
import ai.modular.training.record.ScratchFolder;
import ai.modular.training.record.ShownTraining;
import java.util.Map;
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
 * Trains the pooled model of demand on a bounded sample, backtests it beside models of single series, mixes it with them where that is surely
 * better, and makes the result champion when the gate lets it pass: better than the seasonal naive forecast and the present champion, and within the
 * limits of {@code promotion.*}.
 *
 * <pre>modularai run train-demand --date 2026-11-22</pre>
 *
 * Reads {@code gold.demand_history} up to the date; writes an MLflow run, a version of the registered model {@code demand},
 * {@code gold.backtest} and, for the pages, {@code insight.model_training}. Settings: {@code training.*}, {@code promotion.*}.
 */
@Configuration(proxyBeanMethods = false)
@Import({SparkConfiguration.class, MlflowRegistryConfiguration.class})
public class TrainDemandJobConfiguration implements JobModule {

    static final String NAME = "train-demand";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Trains and backtests the model of demand; the better one becomes champion";
    }

    @Bean
    Job trainDemandJob(JobRepository jobs, Step trainDemandTraining) {
        return new JobBuilder(NAME, jobs).start(trainDemandTraining).build();
    }

    @Bean
    ShownTraining trainDemandShown(DataSource dataSource, PlatformTransactionManager transactions, RunContext run) {
        return new ShownTraining(dataSource, transactions, run);
    }

    @Bean
    Step trainDemandTraining(
            JobRepository jobs,
            RunContext run,
            Settings settings,
            RunInputs inputs,
            ModelRegistry registry,
            Lake lake,
            SparkSession spark,
            ShownTraining shown) {
        return new StepBuilder("training", jobs)
                .tasklet((contribution, context) -> {
                    Settings.Training training = settings.training();
                    TrainingTables tables = new TrainingTables(lake, spark);
                    TrainingData data =
                            tables.sample(run.identity().businessDate(), training.sampleRows(), training.seed());
                    run.progress().say("%,d series".formatted(data.series().size()));
                    DemandTrainingPlan plan = plan(
                            training, provenance(run, data, training.seed()).facts());
                    PromotionPolicy policy = PromotionPolicy.of(settings.promotion(), training.seed());
                    BacktestKeeper backtest =
                            new BacktestKeeper(Math.min(data.series().size(), plan.backtestSeries()));
                    try (ScratchFolder scratch =
                            ScratchFolder.below(settings.home().resolve("tmp"))) {
                        Outcome outcome = new DemandTrainer(registry, policy, scratch.path())
                                .train(
                                        data,
                                        plan,
                                        "%s revision %d"
                                                .formatted(
                                                        run.identity().businessDate(),
                                                        run.identity().revision()),
                                        provenance(run, data, training.seed()).tags(),
                                        backtest);
                        Failpoint.reach("train-demand.after-registry");
                        report(run, outcome);
                        shown.write(outcome.trained(), outcome.evidence(), outcome.verdict(), outcome.result(), policy);
                        outcome.champion()
                                .ifPresent(champion -> inputs.pin(new PinnedInput(
                                        InputKind.MODEL, DemandTrainer.MODEL, champion.version(), champion.sha256())));
                        outcome.champion().ifPresent(registry::fetch);
                    }
                    contribution.incrementWriteCount(
                            tables.append(run.identity().runId().toString(), backtest.rows()));
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    private static DemandTrainingPlan plan(Settings.Training training, Map<String, String> provenance) {
        DemandTrainingPlan defaults = DemandTrainingPlan.defaults();
        int threads = Math.min(training.threads(), Runtime.getRuntime().availableProcessors());
        return defaults.withSampleRows((int) Math.min(defaults.sampleRows(), training.sampleRows()))
                .withSeed(training.seed())
                .withBoosting(defaults.boosting().withThreads(threads))
                .withProvenance(provenance);
    }

    private static void report(RunContext run, Outcome outcome) {
        run.progress().say(PromotionPolicy.sentence(outcome.trained(), outcome.result(), outcome.verdict()));
    }

    private static Provenance provenance(RunContext run, TrainingData data, long seed) {
        return new Provenance(run.identity(), data.table(), data.version(), data.filter(), seed);
    }
}
