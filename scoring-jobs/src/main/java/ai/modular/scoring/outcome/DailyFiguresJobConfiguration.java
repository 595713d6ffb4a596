package ai.modular.scoring.outcome;

import ai.modular.contracts.job.JobModule;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.run.RunContext;
import ai.modular.scoring.shown.ShownTables;
import ai.modular.spark.Lake;
import ai.modular.spark.SparkConfiguration;
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
 * Sums up the trading day: fill rate, lost sales, waste, stock and forecast by store, department and supplier.
 *
 * <pre>modularai run daily-figures --date 2026-11-22</pre>
 *
 * Reads {@code gold.demand_history}, {@code gold.stock_position}, {@code gold.demand_forecast} of the evening before and {@code silver.stock_movements};
 * replaces the business date in {@code gold.kpi_daily} and {@code insight.kpi_daily}. Part of the pipeline {@code monitor}; the page <i>Outcome</i>
 * shows it.
 */
@Configuration(proxyBeanMethods = false)
@Import(SparkConfiguration.class)
public class DailyFiguresJobConfiguration implements JobModule {

    static final String NAME = "daily-figures";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Sums up service, waste and stock of the trading day";
    }

    @Bean
    DailyFiguresTables dailyFiguresTables(Lake lake, RunContext run) {
        return new DailyFiguresTables(lake, run.identity());
    }

    @Bean
    Job dailyFiguresJob(JobRepository jobs, Step dailyFiguresFigures) {
        return new JobBuilder(NAME, jobs).start(dailyFiguresFigures).build();
    }

    @Bean
    Step dailyFiguresFigures(
            JobRepository jobs, DailyFiguresTables dailyFiguresTables, RunContext run, Settings settings) {
        return new StepBuilder("figures", jobs)
                .tasklet((contribution, context) -> {
                    long segments = dailyFiguresTables.replace();
                    ShownTables.of(run, settings).replace("insight.kpi_daily", dailyFiguresTables.written(), segments);
                    contribution.incrementWriteCount(segments);
                    run.progress()
                            .say(segments == 0 ? "nothing is known of the day" : "%,d segments".formatted(segments));
                    return RepeatStatus.FINISHED;
                })
                .build();
    }
}
