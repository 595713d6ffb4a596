package ai.modular.operations.run;

import ai.modular.contracts.error.CommandLineError;
import ai.modular.contracts.job.JobModule;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.lake.PostgresRunInputs;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import javax.sql.DataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Decides, under the run's lease, whether a request resumes a run or begins the next revision. */
final class Admission {

    private static final int STORES_SHOWN = 20;

    private final DataSource dataSource;
    private final RunStore runs;
    private final TransactionTemplate transaction;

    Admission(DataSource dataSource, RunStore runs, PlatformTransactionManager transactions) {
        this.dataSource = dataSource;
        this.runs = runs;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** @throws CommandLineError if a store is asked for that there is not */
    void requireKnownStores(SortedSet<String> stores) {
        SortedSet<String> unknown = runs.unknownStores(stores);
        if (!unknown.isEmpty()) {
            String there = String.join(", ", runs.someStores(STORES_SHOWN));
            throw new CommandLineError(
                    "there is no store %s".formatted(String.join(", ", unknown)),
                    there.isEmpty()
                            ? "No store is loaded yet: `modularai demo` or `modularai import` loads a chain."
                            : "Stores (the first %d): %s.".formatted(STORES_SHOWN, there));
        }
    }

    /**
     * Refuses a date that nothing is known around, unless one of the jobs may bring it: the first sales of a chain, or those of a long pause, still
     * wait in Kafka when the night begins.
     *
     * @throws CommandLineError if no sales are known around the date and no job brings any
     */
    void requireKnownDate(LocalDate date, List<JobModule> jobs, Settings settings) {
        new KnownDates(dataSource).farFrom(date).ifPresent(refusal -> {
            boolean mayCome = jobs.stream()
                    .anyMatch(job -> job instanceof BringsDays source && source.mayBringDays(settings, dataSource));
            if (!mayCome) {
                throw refusal;
            }
        });
    }

    /**
     * @param countedTogether the targets that share revisions with this one
     * @throws CommandLineError if the mode asks for a restart and nothing can be restarted
     */
    RunRecord admit(RunRequest request, SortedSet<String> countedTogether, RunStore.Claim claim) {
        runs.closeAbandoned();
        return transaction.execute(status -> {
            Optional<RunRecord> last = runs.last(request);
            return resumes(request, last)
                    ? runs.restart(last.orElseThrow(), claim)
                    : begin(request, countedTogether, claim);
        });
    }

    private static boolean resumes(RunRequest request, Optional<RunRecord> last) {
        boolean unfinished = last.isPresent() && !last.get().isCompleted();
        boolean sameParameters = unfinished
                && (request.parameters().isEmpty()
                        || request.parameters().equals(last.get().parameters()));
        if (request.mode() == RunMode.RESTART && !unfinished) {
            throw new CommandLineError(
                    "no run of %s is unfinished".formatted(request.lease()),
                    "Leave --restart out: that begins revision %d."
                            .formatted(
                                    last.map(run -> run.identity().revision()).orElse(0) + 1));
        }
        if (request.mode() == RunMode.RESTART && !sameParameters) {
            throw new CommandLineError(
                    "the unfinished run of %s has the parameters %s, not %s"
                            .formatted(request.lease(), last.get().parameters(), request.parameters()),
                    "Leave the parameters out to resume it, or --restart to begin a new revision.");
        }
        return request.mode() != RunMode.RERUN && sameParameters;
    }

    private RunRecord begin(RunRequest request, SortedSet<String> countedTogether, RunStore.Claim claim) {
        Optional<RunRecord> before = runs.lastCompleted(request);
        if (request.sameInputs() && before.isEmpty()) {
            throw new CommandLineError(
                    "no run of %s has completed whose inputs could be taken".formatted(request.lease()),
                    "Leave --same-inputs out.");
        }
        RunRecord run = runs.insert(request, countedTogether, claim);
        if (request.sameInputs()) {
            new PostgresRunInputs(dataSource, run.identity().runId())
                    .copyFrom(before.orElseThrow().identity().runId());
        }
        return run;
    }
}
