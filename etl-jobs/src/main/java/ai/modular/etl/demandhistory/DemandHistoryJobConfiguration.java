package ai.modular.etl.demandhistory;

import ai.modular.contracts.job.Failpoint;
import ai.modular.contracts.job.JobModule;
import ai.modular.operations.run.RunContext;
import ai.modular.operations.run.TouchedDates;
import ai.modular.spark.Lake;
import ai.modular.spark.SparkConfiguration;
import java.time.LocalDate;
import java.util.SortedSet;
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

/**
 * What was sold, what would have been sold with full shelves, and what is in stock.
 *
 * <pre>modularai run demand-history --date 2026-11-22</pre>
 *
 * Reads {@code silver.transactions}, {@code silver.stock_movements} and the catalogue; for every touched date up to the business date replaces
 * {@code silver.sales_hours}, {@code silver.stock_lots} and {@code gold.demand_history}; for the business date {@code gold.stock_position}.
 */
@Configuration(proxyBeanMethods = false)
@Import(SparkConfiguration.class)
public class DemandHistoryJobConfiguration implements JobModule {

    static final String NAME = "demand-history";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Sales by hour, demand with censoring undone, stock position";
    }

    @Bean
    Job demandHistoryJob(
            JobRepository jobs,
            Step demandHistorySalesHours,
            Step demandHistoryDemand,
            Step demandHistoryStockPosition) {
        return new JobBuilder(NAME, jobs)
                .start(demandHistorySalesHours)
                .next(demandHistoryDemand)
                .next(demandHistoryStockPosition)
                .build();
    }

    @Bean
    HistoryDates demandHistoryDates(RunContext run, TouchedDates touched, Lake lake, DataSource dataSource) {
        return new HistoryDates(run, touched, new ShelfTables(lake), dataSource);
    }

    @Bean
    Step demandHistorySalesHours(JobRepository jobs, HistoryDates dates, Lake lake, RunContext run) {
        return new StepBuilder("sales-hours", jobs)
                .tasklet((contribution, context) -> {
                    dates.requireKnown();
                    SortedSet<LocalDate> days = dates.rebuiltFromEvents();
                    if (!days.isEmpty()) {
                        run.progress().say("shelves of " + span(days));
                        ShelfTables.Written written = new ShelfTables(lake).replace(days);
                        contribution.incrementWriteCount(written.salesHours() + written.lots());
                    }
                    Failpoint.reach("demand-history.after-sales-hours");
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    @Bean
    Step demandHistoryDemand(JobRepository jobs, HistoryDates dates, Lake lake, SparkSession spark, RunContext run) {
        return new StepBuilder("demand", jobs)
                .tasklet((contribution, context) -> {
                    DemandTables tables = new DemandTables(lake, spark);
                    SortedSet<LocalDate> days = tables.withSales(dates.recomputed());
                    if (!days.isEmpty()) {
                        run.progress().say("demand of " + span(days));
                        contribution.incrementWriteCount(tables.replace(days));
                    }
                    Failpoint.reach("demand-history.after-demand");
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    @Bean
    Step demandHistoryStockPosition(JobRepository jobs, HistoryDates dates, Lake lake) {
        return new StepBuilder("stock-position", jobs)
                .tasklet((contribution, context) -> {
                    contribution.incrementWriteCount(new StockTables(lake).replace(dates.businessDate()));
                    Failpoint.reach("demand-history.before-done");
                    dates.done();
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    private static String span(SortedSet<LocalDate> days) {
        return days.size() == 1
                ? days.first().toString()
                : "%d dates, %s to %s".formatted(days.size(), days.first(), days.last());
    }
}
