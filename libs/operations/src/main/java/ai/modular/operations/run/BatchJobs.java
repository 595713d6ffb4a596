package ai.modular.operations.run;

import ai.modular.contracts.job.RunIdentity;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.AbstractJob;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.listener.StepExecutionListener;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The Spring Batch side of a run: what was finished, what was left behind, and how a job is started. */
final class BatchJobs {

    private final JobRepository repository;
    private final JobOperator operator;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    BatchJobs(
            JobRepository repository,
            JobOperator operator,
            DataSource dataSource,
            PlatformTransactionManager transactions) {
        this.repository = repository;
        this.operator = operator;
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(transactions);
    }

    boolean isCompleted(Job job, RunContext run) {
        JobExecution last = repository.getLastJobExecution(job.getName(), parameters(run));
        return last != null && last.getStatus() == BatchStatus.COMPLETED;
    }

    /** Runs the job to its end, resuming at the step where its last execution broke. */
    JobExecution start(Job job, RunContext run, StepExecutionListener listener) throws JobExecutionException {
        listen((AbstractJob) job, listener);
        return operator.start(job, parameters(run));
    }

    private static void listen(AbstractJob job, StepExecutionListener listener) {
        job.getStepNames().stream()
                .map(job::getStep)
                .filter(AbstractStep.class::isInstance)
                .forEach(step -> ((AbstractStep) step).registerStepExecutionListener(listener));
    }

    /** Run and attempt are there to be found by; they make no new job instance. */
    private static JobParameters parameters(RunContext run) {
        RunIdentity identity = run.identity();
        return new JobParametersBuilder()
                .addString("pipeline", identity.pipeline())
                .addString("date", identity.businessDate().toString())
                .addString(
                        "slot",
                        identity.slot().isPresent() ? "" + identity.slot().getAsInt() : "none")
                .addLong("revision", (long) identity.revision())
                .addString("stores", stores(identity))
                .addString("run", identity.runId().toString(), false)
                .addLong("attempt", (long) run.attempt(), false)
                .toJobParameters();
    }

    /** A parameter holds 2,500 characters; the revision already tells subsets apart, so that many stores are only counted. */
    private static String stores(RunIdentity identity) {
        if (identity.stores().isEmpty()) {
            return "all";
        }
        String ids = identity.stores().stream().collect(Collectors.joining(","));
        return ids.length() <= 2_000 ? ids : identity.stores().size() + " stores";
    }

    /**
     * Ends the executions that dead processes left behind: those of this run, whose lease is held now, and those of runs that were closed as
     * abandoned. Spring Batch itself cannot tell dead from slow.
     */
    void recoverAbandoned(RunContext run) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('ops.batch.recover'))")
                    .query(rows -> {});
            abandoned(run).forEach(id -> recover(repository.getJobExecution(id)));
        });
    }

    private List<Long> abandoned(RunContext run) {
        return jdbc.sql("""
                        SELECT e.job_execution_id FROM ops.batch_job_execution e
                        JOIN ops.batch_job_execution_params p ON p.job_execution_id = e.job_execution_id AND p.parameter_name = 'run'
                        JOIN ops.run r ON r.run_id::text = p.parameter_value
                        WHERE e.status IN ('STARTING', 'STARTED', 'STOPPING', 'UNKNOWN')
                            AND (r.run_id = :run OR r.state <> 'RUNNING')
                        ORDER BY e.job_execution_id""")
                .param("run", run.identity().runId())
                .query(Long.class)
                .list();
    }

    /** UNKNOWN, left by a commit that broke, is not recovered by Spring Batch; steps that replace what they write may be repeated. */
    private void recover(JobExecution execution) {
        for (StepExecution step : execution.getStepExecutions()) {
            if (step.getStatus() == BatchStatus.UNKNOWN) {
                step.setStatus(BatchStatus.FAILED);
                step.setEndTime(LocalDateTime.now());
                repository.update(step);
            }
        }
        if (execution.getStatus() == BatchStatus.UNKNOWN) {
            execution.setStatus(BatchStatus.FAILED);
            execution.setEndTime(LocalDateTime.now());
            repository.update(execution);
        } else {
            operator.recover(execution);
        }
    }
}
