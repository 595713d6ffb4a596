package ai.modular.etl.ingestevents;

import ai.modular.contracts.job.Failpoint;
import ai.modular.contracts.job.JobModule;
import ai.modular.contracts.lake.RunInputs;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.run.BringsDays;
import ai.modular.operations.run.RunContext;
import ai.modular.operations.run.TouchedDates;
import ai.modular.operations.service.Services;
import ai.modular.spark.KafkaLanding;
import ai.modular.spark.KafkaTopics;
import ai.modular.spark.Lake;
import ai.modular.spark.PostgresReader;
import ai.modular.spark.PostgresTarget;
import ai.modular.spark.SparkConfiguration;
import java.time.Duration;
import java.util.List;
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
 * What happened in the stores since the last run, from Kafka into the lake.
 *
 * <pre>modularai run ingest-events --date 2026-11-22</pre>
 *
 * Reads the topics {@code modularai.transactions}, {@code modularai.inventory} and {@code modularai.views} and {@code retail.locations}; adds to
 * {@code bronze.events_*}, {@code bronze.quarantine}, {@code silver.transactions}, {@code silver.stock_movements} and {@code silver.views}; marks
 * the dates of the events for recomputation; keeps {@code retail.transactions}, {@code retail.sales_hourly}, {@code retail.inventory} and
 * {@code retail.recent_product_views} current.
 */
@Configuration(proxyBeanMethods = false)
@Import(SparkConfiguration.class)
public class IngestEventsJobConfiguration implements JobModule, BringsDays {

    static final String NAME = "ingest-events";

    private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(20);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Events from Kafka: received once, cleaned, late ones marked";
    }

    @Override
    public boolean mayBringDays(Settings settings, DataSource dataSource) {
        IngestProgress progress = new IngestProgress(dataSource);
        List<String> names =
                EventSource.ofTheChain().stream().map(EventSource::topic).toList();
        return new KafkaTopics(settings.kafka().brokers(), KAFKA_PATIENCE)
                .describe(names).stream().anyMatch(topic -> !progress.isDone(topic));
    }

    @Bean
    Job ingestEventsJob(JobRepository jobs, Step ingestEventsReceive, Step ingestEventsRefine) {
        return new JobBuilder(NAME, jobs)
                .start(ingestEventsReceive)
                .next(ingestEventsRefine)
                .build();
    }

    @Bean
    Step ingestEventsReceive(
            JobRepository jobs, IngestEventsTables ingestEventsTables, RunContext run, Services services) {
        return new StepBuilder("receive", jobs)
                .tasklet((contribution, context) -> {
                    if (run.sameInputs()) {
                        run.progress().say("same inputs: the events of the revision before are in the lake already");
                        return RepeatStatus.FINISHED;
                    }
                    services.requireKafka();
                    contribution.incrementWriteCount(ingestEventsTables.receive(EventSource.ofTheChain()));
                    Failpoint.reach("ingest-events.before-silver");
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    @Bean
    Step ingestEventsRefine(
            JobRepository jobs,
            IngestEventsTables ingestEventsTables,
            RetailTables ingestEventsRetail,
            RunContext run) {
        IngestEventsStep step = new IngestEventsStep(ingestEventsTables, ingestEventsRetail, EventSource.ofTheChain());
        return new StepBuilder("refine", jobs)
                .tasklet((contribution, context) -> {
                    if (!run.sameInputs()) {
                        IngestCounts counts = step.run(run.identity().businessDate());
                        contribution.getStepExecution().setReadCount(counts.read());
                        contribution.incrementWriteCount(counts.added());
                        contribution.incrementFilterCount(counts.quarantined());
                        run.progress().say(counts.toString());
                    }
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    @Bean
    IngestEventsTables ingestEventsTables(
            SparkSession spark,
            Lake lake,
            Settings settings,
            PostgresTarget ingestEventsDatabase,
            RunInputs inputs,
            DataSource dataSource,
            TouchedDates touched,
            RunContext run) {
        String brokers = settings.kafka().brokers();
        return new IngestEventsTables(
                lake,
                new KafkaTopics(brokers, KAFKA_PATIENCE),
                new KafkaLanding(spark, lake, brokers),
                new PostgresReader(spark, ingestEventsDatabase),
                inputs,
                new IngestProgress(dataSource),
                touched,
                run.identity().runId());
    }

    @Bean
    RetailTables ingestEventsRetail(Lake lake, PostgresTarget ingestEventsDatabase, DataSource dataSource) {
        return new RetailTables(lake, ingestEventsDatabase, dataSource);
    }

    @Bean
    PostgresTarget ingestEventsDatabase(Settings settings) {
        return new PostgresTarget(
                settings.postgres().url(),
                settings.postgres().job().user(),
                settings.postgres().job().password());
    }
}
