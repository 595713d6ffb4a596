package ai.modular.scoring.accuracy;

import ai.modular.contracts.job.Failpoint;
import ai.modular.contracts.job.JobModule;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.run.RunContext;
import ai.modular.operations.run.StepMetrics;
import ai.modular.scoring.shown.ShownTables;
import ai.modular.spark.Lake;
import ai.modular.spark.SparkConfiguration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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
 * Compares the demand of the business date with the forecasts that were made for it on the days before.
 *
 * <pre>modularai run monitor-demand --date 2026-11-22</pre>
 *
 * Reads {@code gold.demand_forecast} of earlier dates (of each the last revision that was scored), {@code gold.demand_history} and
 * {@code silver.items}; replaces the business date in {@code gold.forecast_accuracy}, {@code gold.forecast_drift} and {@code gold.worst_series}, and
 * in the tables of the same names in {@code insight}. It is the pipeline {@code monitor}, to be run after a night. Before any forecast has come true there are no rows, and the run says so. A broken limit of
 * {@code monitor.*} fails nothing: it is a warning in the log, a count on the run, and a mark on the page <i>Accuracy</i>.
 */
@Configuration(proxyBeanMethods = false)
@Import(SparkConfiguration.class)
public class MonitorDemandJobConfiguration implements JobModule {

    static final String NAME = "monitor-demand";

    private static final Logger LOG = LoggerFactory.getLogger(MonitorDemandJobConfiguration.class);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Compares what was forecast with the demand that came";
    }

    @Bean
    MonitorTables monitorDemandTables(Lake lake, RunContext run, Settings settings) {
        return new MonitorTables(lake, run.identity(), settings.monitor());
    }

    @Bean
    ShownTables monitorDemandShown(RunContext run, Settings settings) {
        return ShownTables.of(run, settings);
    }

    @Bean
    Job monitorDemandJob(
            JobRepository jobs, Step monitorDemandAccuracy, Step monitorDemandDrift, Step monitorDemandWorst) {
        return new JobBuilder(NAME, jobs)
                .start(monitorDemandAccuracy)
                .next(monitorDemandDrift)
                .next(monitorDemandWorst)
                .build();
    }

    @Bean
    Step monitorDemandAccuracy(
            JobRepository jobs, MonitorTables monitorDemandTables, ShownTables monitorDemandShown, RunContext run) {
        return new StepBuilder("accuracy", jobs)
                .tasklet((contribution, context) -> {
                    long segments = monitorDemandTables.replaceAccuracy();
                    Failpoint.reach("monitor-demand.after-delta");
                    monitorDemandShown.replace("insight.forecast_accuracy", monitorDemandTables.accuracy(), segments);
                    contribution.incrementWriteCount(segments);
                    run.progress()
                            .say(
                                    segments == 0
                                            ? "no forecast of an earlier night has come true yet"
                                            : "%,d segments".formatted(segments));
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    @Bean
    Step monitorDemandDrift(
            JobRepository jobs, MonitorTables monitorDemandTables, ShownTables monitorDemandShown, RunContext run) {
        return new StepBuilder("drift", jobs)
                .tasklet((contribution, context) -> {
                    long checks = monitorDemandTables.replaceDrift();
                    monitorDemandShown.replace("insight.forecast_drift", monitorDemandTables.drift(), checks);
                    contribution.incrementWriteCount(checks);
                    long broken = monitorDemandTables.brokenLimits();
                    StepMetrics.put(contribution, "drift", broken);
                    if (broken > 0) {
                        List<String> examples = monitorDemandTables.examplesOfDrift();
                        LOG.warn("{} of {} limits are broken: {}", broken, checks, String.join("; ", examples));
                        run.progress().say("warning: drift, %,d of %,d limits are broken".formatted(broken, checks));
                    }
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    @Bean
    Step monitorDemandWorst(JobRepository jobs, MonitorTables monitorDemandTables, ShownTables monitorDemandShown) {
        return new StepBuilder("worst", jobs)
                .tasklet((contribution, context) -> {
                    long series = monitorDemandTables.replaceWorst();
                    monitorDemandShown.replace("insight.worst_series", monitorDemandTables.worst(), series);
                    contribution.incrementWriteCount(series);
                    return RepeatStatus.FINISHED;
                })
                .build();
    }
}
