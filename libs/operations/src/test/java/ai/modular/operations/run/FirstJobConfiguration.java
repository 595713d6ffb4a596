package ai.modular.operations.run;

import ai.modular.contracts.job.JobModule;
import ai.modular.operations.configuration.Settings;
import javax.sql.DataSource;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A job of two steps. */
@Configuration(proxyBeanMethods = false)
public class FirstJobConfiguration implements JobModule, BringsDays {

    @Override
    public String name() {
        return "first";
    }

    @Override
    public String summary() {
        return "two steps";
    }

    @Override
    public boolean mayBringDays(Settings settings, DataSource dataSource) {
        return Script.mayBringDays();
    }

    @Bean
    Job firstJob(JobRepository jobs, RunContext run) {
        return new JobBuilder("first", jobs)
                .start(Script.step("first-a", jobs, run))
                .next(Script.step("first-b", jobs, run))
                .build();
    }
}
