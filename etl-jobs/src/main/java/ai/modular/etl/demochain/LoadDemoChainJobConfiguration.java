package ai.modular.etl.demochain;

import ai.modular.contracts.job.Failpoint;
import ai.modular.contracts.job.JobModule;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.run.BringsDays;
import ai.modular.operations.run.RunContext;
import ai.modular.operations.run.TouchedDates;
import ai.modular.operations.service.Services;
import ai.modular.spark.Lake;
import ai.modular.spark.SparkConfiguration;
import java.util.stream.Stream;
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
import org.springframework.context.annotation.Lazy;

/**
 * The demo chain up to the business date: six stores, some 480 products, 180 days.
 *
 * <pre>modularai run load-demo-chain --date 2026-11-22 [--set days=180] [--set stores=6] [--set seed=…]</pre>
 *
 * Replaces the master data in {@code retail} and MongoDB, the history in {@code silver.transactions}, {@code silver.stock_movements} and
 * {@code silver.views}, {@code demo.true_demand}, and the lots around the history in {@code silver.stock_lots}; sends the last 14 days to Kafka.
 * Keeps the chain's end under {@code <home>/demo} for {@code emit-demo-day}.
 */
@Configuration(proxyBeanMethods = false)
@Import(SparkConfiguration.class)
public class LoadDemoChainJobConfiguration implements JobModule, BringsDays {

    static final String NAME = "load-demo-chain";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "The simulated demo chain, ending on the date (--set days=180, stores=6, seed=N)";
    }

    @Override
    public boolean mayBringDays(Settings settings, DataSource dataSource) {
        return true;
    }

    @Bean
    Job loadDemoChainJob(
            JobRepository jobs,
            Step loadDemoChainMaster,
            Step loadDemoChainDocuments,
            Step loadDemoChainHistory,
            Step loadDemoChainEvents) {
        return new JobBuilder(NAME, jobs)
                .start(loadDemoChainMaster)
                .next(loadDemoChainDocuments)
                .next(loadDemoChainHistory)
                .next(loadDemoChainEvents)
                .build();
    }

    @Bean
    LoadDemoChain loadDemoChain(RunContext run) {
        return new LoadDemoChain(LoadDemoChain.chain(run));
    }

    @Bean
    Step loadDemoChainMaster(JobRepository jobs, LoadDemoChain demo, DataSource dataSource) {
        return new StepBuilder("master-data", jobs)
                .tasklet((contribution, context) -> {
                    contribution.incrementWriteCount(new ShopMaster(demo.chain(), dataSource)
                            .replace(demo.recent().orders()));
                    Failpoint.reach("load-demo-chain.after-master");
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    @Bean
    Step loadDemoChainDocuments(JobRepository jobs, LoadDemoChain demo, Settings settings, Services services) {
        return new StepBuilder("documents", jobs)
                .tasklet((contribution, context) -> {
                    services.requireMongo();
                    contribution.incrementWriteCount(
                            new DemoDocuments(demo.chain(), settings.mongo().uri()).write());
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    @Bean
    @Lazy
    DemoChainTables demoChainTables(SparkSession spark, Lake lake) {
        return new DemoChainTables(spark, lake);
    }

    @Bean
    Step loadDemoChainHistory(
            JobRepository jobs, LoadDemoChain demo, DemoChainTables demoChainTables, TouchedDates touched) {
        return new StepBuilder("history", jobs)
                .tasklet((contribution, context) -> {
                    contribution.incrementWriteCount(demoChainTables.replaceHistory(demo.chain(), demo.bulkDates()));
                    contribution.incrementWriteCount(demoChainTables.replaceLots(
                            Stream.concat(demo.recent().start().stream(), demo.recent().bulkEnd().stream())
                                    .toList()));
                    Failpoint.reach("load-demo-chain.after-history");
                    touched.mark(demo.bulkDates(), "load");
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    @Bean
    Step loadDemoChainEvents(
            JobRepository jobs, LoadDemoChain demo, Settings settings, Services services, RunContext run) {
        return new StepBuilder("events", jobs)
                .tasklet((contribution, context) -> {
                    services.requireKafka();
                    contribution.incrementWriteCount(
                            new DemoTopics(settings.kafka().brokers(), run.progress()).send(demo::events));
                    Failpoint.reach("load-demo-chain.after-events");
                    demo.save(settings.home());
                    return RepeatStatus.FINISHED;
                })
                .build();
    }
}
