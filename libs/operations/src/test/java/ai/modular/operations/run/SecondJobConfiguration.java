package ai.modular.operations.run;

import ai.modular.contracts.job.JobModule;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A job of one step. */
@Configuration(proxyBeanMethods = false)
public class SecondJobConfiguration implements JobModule {

    @Override
    public String name() {
        return "second";
    }

    @Override
    public String summary() {
        return "one step";
    }

    @Bean
    Job secondJob(JobRepository jobs, RunContext run) {
        return new JobBuilder("second", jobs)
                .start(Script.step("second-a", jobs, run))
                .build();
    }
}
