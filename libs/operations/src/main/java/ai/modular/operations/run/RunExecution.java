package ai.modular.operations.run;

import ai.modular.contracts.error.ModularException;
import ai.modular.contracts.error.RunFailed;
import ai.modular.contracts.job.JobModule;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.run.RunOutcome.StepOutcome;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;

/** One attempt of a run: one Spring context, its jobs in order, those skipped that an earlier attempt had finished. */
final class RunExecution {

    private final Settings settings;
    private final RunContext run;
    private final ProgressPrinter progress;
    private final StepReport report;
    private final RunBeans beans;
    private final Failures failures;

    RunExecution(Settings settings, RunContext run, RunBeans beans, DataSource dataSource, ProgressPrinter progress) {
        this.settings = settings;
        this.run = run;
        this.beans = beans;
        this.progress = progress;
        this.report = new StepReport(run, progress, dataSource);
        this.failures = new Failures(settings);
    }

    /** @throws ModularException saying which job broke and why */
    List<StepOutcome> execute(List<JobModule> modules) {
        try (ConfigurableApplicationContext context = context(modules)) {
            BatchJobs jobs = new BatchJobs(
                    context.getBean(JobRepository.class),
                    context.getBean(JobOperator.class),
                    context.getBean(DataSource.class),
                    context.getBean(PlatformTransactionManager.class));
            jobs.recoverAbandoned(run);
            for (JobModule module : modules) {
                run.lease().verify();
                run.enter(module.name());
                execute(job(context, module), jobs);
            }
            return report.outcomes();
        } catch (RuntimeException | LinkageError e) {
            throw failures.of(run.job(), List.of(e));
        }
    }

    private ConfigurableApplicationContext context(List<JobModule> modules) {
        try {
            return beans.context(settings, run, modules);
        } catch (RuntimeException | LinkageError e) {
            throw failures.of("the start of " + run.identity().pipeline(), List.of(e));
        }
    }

    private void execute(Job job, BatchJobs jobs) {
        if (jobs.isCompleted(job, run)) {
            progress.say(job.getName() + " was finished by an earlier attempt");
            return;
        }
        try {
            JobExecution execution = jobs.start(job, run, report);
            if (execution.getStatus() != BatchStatus.COMPLETED) {
                throw failures.of(where(execution), failuresOf(execution));
            }
        } catch (JobExecutionException e) {
            throw failures.of(job.getName(), List.of(e));
        }
    }

    private static List<Throwable> failuresOf(JobExecution execution) {
        List<Throwable> all = execution.getAllFailureExceptions();
        return all.isEmpty() ? List.of(new IllegalStateException("it ended as " + execution.getStatus())) : all;
    }

    private static String where(JobExecution execution) {
        String job = execution.getJobInstance().getJobName();
        return execution.getStepExecutions().stream()
                .filter(step -> step.getStatus() != BatchStatus.COMPLETED)
                .findFirst()
                .map(step -> step.getStepName().equals(job) ? job : job + ", step " + step.getStepName())
                .orElse(job);
    }

    private static Job job(ApplicationContext context, JobModule module) {
        return context.getBeansOfType(Job.class).values().stream()
                .filter(job -> job.getName().equals(module.name()))
                .findFirst()
                .orElseThrow(() -> new RunFailed(
                        "%s declares no Spring Batch job named %s"
                                .formatted(module.getClass().getName(), module.name()),
                        "Give its Job bean that name."));
    }
}
