package ai.modular.etl.demochain;

import ai.modular.contracts.job.Failpoint;
import ai.modular.contracts.job.JobModule;
import ai.modular.etl.demochain.EmitDay.OrderSource;
import ai.modular.grocery.demo.StoreDay;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.run.BringsDays;
import ai.modular.operations.run.RunContext;
import ai.modular.operations.service.Services;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The next day of the demo chain.
 *
 * <pre>modularai emit --date 2026-11-23</pre>
 *
 * Reads the chain's state of the day before and the order proposals that were published for it; adds these to {@code retail.open_orders},
 * simulates the day, sends its events to Kafka and keeps its state. With {@code --set orders=rule} the stores order by their own rule instead.
 */
@Configuration(proxyBeanMethods = false)
public class EmitDemoDayJobConfiguration implements JobModule, BringsDays {

    static final String NAME = "emit-demo-day";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "One more day of the demo chain, as events (--set orders=proposals|rule)";
    }

    @Override
    public boolean mayBringDays(Settings settings, DataSource dataSource) {
        return true;
    }

    @Bean
    Job emitDemoDayJob(JobRepository jobs, Step emitDemoDayEvents) {
        return new JobBuilder(NAME, jobs).start(emitDemoDayEvents).build();
    }

    @Bean
    EmitDay emitDemoDay(Settings settings, DataSource dataSource, PlatformTransactionManager transactions) {
        return new EmitDay(settings.home(), new DayOrders(dataSource), new TransactionTemplate(transactions));
    }

    @Bean
    Step emitDemoDayEvents(
            JobRepository jobs, EmitDay emitDemoDay, Settings settings, Services services, RunContext run) {
        return new StepBuilder("events", jobs)
                .tasklet((contribution, context) -> {
                    LocalDate date = run.identity().businessDate();
                    OrderSource source = OrderSource.of(run.parameter("orders").orElse("proposals"));
                    services.requireKafka();
                    Optional<List<StoreDay>> days = emitDemoDay.simulate(date, source);
                    if (days.isEmpty()) {
                        run.progress().say("%s was emitted before: nothing to do".formatted(date));
                        return RepeatStatus.FINISHED;
                    }
                    contribution.incrementWriteCount(
                            new DemoTopics(settings.kafka().brokers(), run.progress())
                                    .send(() -> EmitDay.events(days.get())));
                    Failpoint.reach("emit-demo-day.after-events");
                    emitDemoDay.close(date, days.get());
                    return RepeatStatus.FINISHED;
                })
                .build();
    }
}
