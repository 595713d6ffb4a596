package ai.modular.scoring.publish;

import ai.modular.contracts.job.Failpoint;
import ai.modular.contracts.job.JobModule;
import ai.modular.models.demand.DemandModels;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.run.Publication;
import ai.modular.operations.run.RunContext;
import ai.modular.spark.Lake;
import ai.modular.spark.PostgresTarget;
import ai.modular.spark.SparkConfiguration;
import java.util.List;
import java.util.SortedSet;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * Shows a night's results to readers: copies them under the run's revision, then moves the pointer of all stores at once, then announces it.
 *
 * <pre>modularai run publish --date 2026-11-22</pre>
 *
 * Reads gold of the business date at the versions that the run sees; writes {@code insight.*_revision}, {@code ops.publication} and the topic
 * {@code modularai.insights}. Breaks and restarts at any point lead to the same rows: a revision is deleted before it is copied.
 */
@Configuration(proxyBeanMethods = false)
@Import(SparkConfiguration.class)
public class PublishJobConfiguration implements JobModule {

    static final String NAME = "publish";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Shows the results to readers and announces them";
    }

    @Bean
    PublishTables publishTables(Lake lake, RunContext run) {
        return new PublishTables(lake, run.identity());
    }

    @Bean
    Job publishJob(
            JobRepository jobs,
            Step publishForecasts,
            Step publishRisks,
            Step publishOrders,
            Step publishSkipped,
            Step publishRecent,
            Step publishPointer,
            Step publishAnnouncement) {
        return new JobBuilder(NAME, jobs)
                .start(publishForecasts)
                .next(publishRisks)
                .next(publishOrders)
                .next(publishSkipped)
                .next(publishRecent)
                .next(publishPointer)
                .next(publishAnnouncement)
                .build();
    }

    @Bean
    RevisionTables publishRevision(RunContext run, Settings settings) {
        Settings.Credentials role = settings.postgres().job();
        PostgresTarget target = new PostgresTarget(settings.postgres().url(), role.user(), role.password());
        return new RevisionTables(target, run.identity(), run.lease());
    }

    @Bean
    Step publishForecasts(JobRepository jobs, PublishTables publishTables, RevisionTables publishRevision) {
        return copy(jobs, "forecasts", () -> {
            Failpoint.reach("publish.after-delta");
            return publishRevision.replace("insight.demand_forecast_revision", publishTables.forecasts());
        });
    }

    @Bean
    Step publishRisks(JobRepository jobs, PublishTables publishTables, RevisionTables publishRevision) {
        return copy(
                jobs, "risks", () -> publishRevision.replace("insight.stockout_risk_revision", publishTables.risks()));
    }

    @Bean
    Step publishOrders(JobRepository jobs, PublishTables publishTables, RevisionTables publishRevision) {
        return copy(
                jobs,
                "orders",
                () -> publishRevision.replace("insight.order_proposal_revision", publishTables.orders()));
    }

    @Bean
    Step publishSkipped(JobRepository jobs, PublishTables publishTables, RevisionTables publishRevision) {
        return copy(
                jobs,
                "skipped",
                () -> publishRevision.replace("insight.skipped_series_revision", publishTables.skipped()));
    }

    @Bean
    Step publishRecent(JobRepository jobs, PublishTables publishTables, RevisionTables publishRevision) {
        return copy(jobs, "recent", () -> {
            long written = publishRevision.replace("insight.demand_recent_revision", publishTables.recent());
            Failpoint.reach("publish.after-copy");
            return written;
        });
    }

    private static Step copy(JobRepository jobs, String name, LongSupplier work) {
        return new StepBuilder(name, jobs)
                .tasklet((contribution, context) -> {
                    contribution.incrementWriteCount(work.getAsLong());
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    @Bean
    Step publishPointer(
            JobRepository jobs,
            PublishTables publishTables,
            Publication publication,
            RunContext run,
            DataSource dataSource) {
        return new StepBuilder("pointer", jobs)
                .tasklet((contribution, context) -> {
                    SortedSet<String> locations = publishTables.locations();
                    String model = publishTables.modelVersion().orElse(DemandModels.SEASONAL_NAIVE);
                    List<String> notes = PublicationNotes.of(
                            model,
                            ModelSource.of(dataSource, run.identity()),
                            publishTables.storesWithAssumedStock(),
                            locations);
                    Failpoint.reach("publish.before-pointer");
                    publication.publish(locations, modelName(model), version(model), notes);
                    Failpoint.reach("publish.after-pointer");
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    @Bean
    Step publishAnnouncement(
            JobRepository jobs, PublishTables publishTables, RunContext run, Settings settings, DataSource dataSource) {
        return new StepBuilder("announcement", jobs)
                .tasklet((contribution, context) -> {
                    List<StoreSummary> summaries = publishTables.summaries();
                    new Announcement(settings.kafka().brokers())
                            .send(
                                    run.identity(),
                                    new PublicationReads(dataSource, run.identity()).publishedAt(),
                                    publishTables.modelVersion().orElse(DemandModels.SEASONAL_NAIVE),
                                    summaries);
                    contribution.incrementWriteCount(summaries.size());
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    /** {@code demand} of {@code demand/7}. */
    private static String modelName(String model) {
        return model.contains("/") ? model.substring(0, model.indexOf('/')) : model;
    }

    /** {@code 7} of {@code demand/7}; null for a forecast without a registered model. */
    private static String version(String model) {
        return model.contains("/") ? model.substring(model.indexOf('/') + 1) : null;
    }
}
