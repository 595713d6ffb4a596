package ai.modular.scoring.overrides;

import ai.modular.contracts.job.JobModule;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.run.RunContext;
import ai.modular.operations.run.StepMetrics;
import ai.modular.scoring.shown.ShownTables;
import ai.modular.spark.Lake;
import ai.modular.spark.PostgresReader;
import ai.modular.spark.PostgresTarget;
import ai.modular.spark.SparkConfiguration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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

/**
 * Compares what people ordered instead of the proposal with the proposal, once the period of the order is over: both quantities are played through the
 * demand that came, from the stock that lay there.
 *
 * <pre>modularai run score-overrides --date 2026-11-22</pre>
 *
 * Reads {@code app.order_decision}, {@code gold.stock_position} and {@code gold.demand_history}; replaces the business date in
 * {@code gold.override_score} and {@code insight.override_score}: the decisions whose period ended in the 28 days up to it, so that a night without
 * this job is made up for by the next one. Part of the pipeline {@code monitor}; the page <i>Outcome</i> shows it.
 */
@Configuration(proxyBeanMethods = false)
@Import(SparkConfiguration.class)
public class ScoreOverridesJobConfiguration implements JobModule {

    static final String NAME = "score-overrides";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Compares people's own quantities with the proposals they changed";
    }

    @Bean
    OverrideTables scoreOverridesTables(Lake lake, RunContext run) {
        return new OverrideTables(lake, run.identity());
    }

    @Bean
    Decisions scoreOverridesDecisions(SparkSession spark, Settings settings) {
        Settings.Credentials role = settings.postgres().job();
        return new Decisions(
                new PostgresReader(spark, new PostgresTarget(settings.postgres().url(), role.user(), role.password())));
    }

    @Bean
    Job scoreOverridesJob(JobRepository jobs, Step scoreOverridesScore) {
        return new JobBuilder(NAME, jobs).start(scoreOverridesScore).build();
    }

    @Bean
    Step scoreOverridesScore(
            JobRepository jobs,
            OverrideTables scoreOverridesTables,
            Decisions scoreOverridesDecisions,
            RunContext run,
            Settings settings) {
        return new StepBuilder("score", jobs)
                .tasklet((contribution, context) -> {
                    Dataset<Row> decisions =
                            scoreOverridesDecisions.over(run.identity().businessDate());
                    long made = decisions.count();
                    long scored = scoreOverridesTables.replace(decisions);
                    ShownTables.of(run, settings)
                            .replace("insight.override_score", scoreOverridesTables.written(), scored);
                    contribution.incrementWriteCount(scored);
                    StepMetrics.put(contribution, "decisions", made);
                    run.progress()
                            .say("%,d of %,d decisions whose period is over have a score".formatted(scored, made));
                    return RepeatStatus.FINISHED;
                })
                .build();
    }
}
