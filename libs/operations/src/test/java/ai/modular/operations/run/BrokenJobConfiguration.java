package ai.modular.operations.run;

import ai.modular.contracts.job.JobModule;
import org.springframework.batch.core.job.Job;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A job whose context cannot be built. */
@Configuration(proxyBeanMethods = false)
public class BrokenJobConfiguration implements JobModule {

    @Override
    public String name() {
        return "broken";
    }

    @Override
    public String summary() {
        return "cannot be wired";
    }

    @Bean
    Job brokenJob() {
        throw new IllegalStateException("no such thing");
    }
}
