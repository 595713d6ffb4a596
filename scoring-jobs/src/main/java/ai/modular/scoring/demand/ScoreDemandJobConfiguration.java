package ai.modular.scoring.demand;

import ai.modular.contracts.job.Failpoint;
import ai.modular.contracts.job.JobModule;
import ai.modular.contracts.job.RunIdentity;
import ai.modular.contracts.lake.RunInputs;
import ai.modular.contracts.model.ModelRegistry;
import ai.modular.mlflow.MlflowRegistryConfiguration;
import ai.modular.models.demand.DemandModels;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.run.RunContext;
import ai.modular.scoring.accounting.SeriesAccount;
import ai.modular.scoring.champion.Champion;
import ai.modular.scoring.champion.Champions;
import ai.modular.spark.DemandDays;
import ai.modular.spark.Lake;
import ai.modular.spark.SparkConfiguration;
import java.nio.file.Path;
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
 * Demand of the next 14 days, per store and product: mean and quantiles, by the champion that the run is pinned to.
 *
 * <pre>modularai run score-demand --date 2026-11-22</pre>
 *
 * Reads {@code gold.demand_history} of the last 84 days, {@code silver.prices}, {@code silver.promotions}, {@code silver.calendar}; replaces the
 * business date in {@code gold.demand_forecast} and {@code gold.skipped_series}. Without an answer from the registry the last pinned model is
 * used; without any model the seasonal naive forecast. Where the forecast of a series is not a number or absurd a simpler model stands in, and the run
 * ends when that happens to a larger share than {@code scoring.fallback-limit}. Where the model says so, the forecasts are then drawn towards forecasts of their sums. A pinned model whose files are missing or changed ends the run.
 */
@Configuration(proxyBeanMethods = false)
@Import({SparkConfiguration.class, MlflowRegistryConfiguration.class})
public class ScoreDemandJobConfiguration implements JobModule {

    static final String NAME = "score-demand";

    /** The registered model. */
    private static final String MODEL = "demand";

    private static final int PAST_DAYS = 84;
    private static final int HORIZON = 14;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Forecasts demand of the next 14 days with the champion model";
    }

    @Bean
    Champions scoreDemandChampions(
            ModelRegistry registry, RunInputs inputs, DataSource dataSource, PlatformTransactionManager transactions) {
        return new Champions(MODEL, DemandModels.SEASONAL_NAIVE, registry, inputs, dataSource, transactions);
    }

    @Bean
    Job scoreDemandJob(JobRepository jobs, Step scoreDemandForecast) {
        return new JobBuilder(NAME, jobs).start(scoreDemandForecast).build();
    }

    @Bean
    Step scoreDemandForecast(
            JobRepository jobs,
            RunContext run,
            Settings settings,
            Champions scoreDemandChampions,
            ModelRegistry registry,
            Lake lake,
            SparkSession spark) {
        return new StepBuilder("forecast", jobs)
                .tasklet((contribution, context) -> {
                    RunIdentity identity = run.identity();
                    Champion champion = scoreDemandChampions.choose();
                    Optional<Path> files = champion.version().map(registry::fetch);
                    ShippedModel model =
                            files.map(folder -> ShippedModel.of(spark, folder)).orElseGet(ShippedModel::seasonalNaive);
                    String label = champion.label(DemandModels.SEASONAL_NAIVE);
                    ForecastTables tables = new ForecastTables(
                            lake, new DemandDays(identity.businessDate(), PAST_DAYS, HORIZON), identity.stores());
                    SeriesAccount account = tables.forecast(
                            model,
                            files.flatMap(DemandModels::reconciliation),
                            label,
                            settings.scoring().fallbackLimit());
                    Failpoint.reach("score-demand.after-delta");
                    run.progress().say("%s by %s".formatted(account.inWords(), label));
                    if (tables.fallbacks().total() > 0) {
                        run.progress()
                                .say("in its place: %s"
                                        .formatted(tables.fallbacks().inWords()));
                    }
                    contribution.incrementWriteCount(account.out());
                    contribution.incrementFilterCount(account.skipped());
                    return RepeatStatus.FINISHED;
                })
                .build();
    }
}
