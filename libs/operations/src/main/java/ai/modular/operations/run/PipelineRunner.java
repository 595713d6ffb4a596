package ai.modular.operations.run;

import ai.modular.contracts.job.JobModule;
import ai.modular.contracts.job.Lease;
import ai.modular.contracts.job.RunIdentity;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.lease.PostgresLeases;
import ai.modular.operations.service.Database;
import ai.modular.operations.service.Retries;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;

/**
 * Runs a pipeline, or one job, for a business date in this process.
 *
 * <p>The run's lease is taken first; under it the run is resumed or begun in {@code ops.run}, its jobs run in order, and its end is written with what
 * broke and what to do. A process that dies leaves the run RUNNING: whoever gets the lease after it expired closes and resumes it.
 */
public final class PipelineRunner {

    private static final Duration LONG_STEP = Duration.ofSeconds(30);

    private final Settings settings;
    private final Pipelines pipelines;
    private final JobModules modules;
    private final PrintStream out;

    /** @param out where progress is told */
    public PipelineRunner(Settings settings, Pipelines pipelines, JobModules modules, PrintStream out) {
        this.settings = settings;
        this.pipelines = pipelines;
        this.modules = modules;
        this.out = out;
    }

    /** With the pipelines of {@code conf/pipelines.yml} and the jobs on the class path. */
    public static PipelineRunner of(Settings settings, PrintStream out) {
        return new PipelineRunner(
                settings, Pipelines.load(settings.root().resolve("conf/pipelines.yml")), JobModules.onClassPath(), out);
    }

    /**
     * Runs to the end.
     *
     * @throws ai.modular.contracts.error.CommandLineError if there is no such pipeline, job or store, no sales around the date, or
     *     nothing to restart
     * @throws ai.modular.contracts.error.LeaseHeld if another process is at the same pipeline, date and slot
     * @throws ai.modular.contracts.error.ServiceUnreachable if a service does not answer after bounded retries
     * @throws ai.modular.contracts.error.RunFailed if a job broke; a cause of a known kind is thrown as itself
     */
    public RunOutcome run(RunRequest request) {
        List<String> jobs = pipelines.jobs(request.target(), modules.names());
        List<JobModule> chosen = modules.named(jobs);
        String holder = RunLease.holder(ThisProcess.host(), ThisProcess.pid());
        // Closed last: a process that is asked to stop waits until the lease is given back
        try (Interruption interruption = new Interruption(Thread.currentThread());
                Database database =
                        Database.connect(settings, settings.postgres().job());
                PostgresLeases leases = new PostgresLeases(
                        database.dataSource(), holder, settings.lease().duration())) {
            return run(request, chosen, database.dataSource(), leases, interruption);
        } catch (DataAccessException | TransactionException e) {
            if (Failures.isConnectionLost(e)) {
                throw new Failures(settings).of(request.target(), List.of(e));
            }
            throw e;
        }
    }

    private RunOutcome run(
            RunRequest request,
            List<JobModule> chosen,
            DataSource dataSource,
            PostgresLeases leases,
            Interruption interruption) {
        PlatformTransactionManager transactions = new JdbcTransactionManager(dataSource);
        RunStore runs = new RunStore(dataSource);
        Admission admission = new Admission(dataSource, runs, transactions);
        admission.requireKnownStores(request.stores());
        admission.requireKnownDate(request.date(), chosen, settings);
        try (Lease lease = new RunLease(leases, settings.lease().duration(), out).take(request.lease());
                ProgressPrinter progress = new ProgressPrinter(out, LONG_STEP)) {
            RunStore.Claim claim =
                    new RunStore.Claim(lease.token(), CodeVersion.current(), ThisProcess.host(), ThisProcess.pid());
            String last = chosen.get(chosen.size() - 1).name();
            RunRecord record = admission.admit(request, pipelines.endingWith(last), claim);
            RunContext context = new RunContext(
                    record.identity(), record.attempts(), record.parameters(), record.sameInputs(), lease, progress);
            progress.say(headline(context));
            RunBeans beans = new RunBeans(dataSource, transactions, leases);
            RunExecution execution = new RunExecution(settings, context, beans, dataSource, progress);
            return new RunAttempt(context, runs, new Retries(settings.retry()), interruption)
                    .run(() -> execution.execute(chosen));
        }
    }

    private static String headline(RunContext run) {
        RunIdentity identity = run.identity();
        return "%s %s%s, revision %d%s%s"
                .formatted(
                        identity.pipeline(),
                        identity.businessDate(),
                        identity.slot().isPresent() ? " hour " + identity.slot().getAsInt() : "",
                        identity.revision(),
                        identity.stores().isEmpty() ? "" : ", stores " + String.join(", ", identity.stores()),
                        run.attempt() == 1 ? "" : ", attempt " + run.attempt());
    }
}
