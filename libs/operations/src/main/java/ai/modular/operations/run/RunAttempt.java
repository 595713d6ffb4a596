package ai.modular.operations.run;

import ai.modular.contracts.error.ModularException;
import ai.modular.contracts.error.RunFailed;
import ai.modular.operations.run.RunOutcome.StepOutcome;
import ai.modular.operations.service.Retries;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** One attempt from its begin to its end, which is written whatever it is. */
final class RunAttempt {

    private final RunContext run;
    private final RunStore runs;
    private final Retries retries;
    private final Interruption interruption;

    RunAttempt(RunContext run, RunStore runs, Retries retries, Interruption interruption) {
        this.run = run;
        this.runs = runs;
        this.retries = retries;
        this.interruption = interruption;
    }

    /** @param work runs the jobs and returns their steps */
    RunOutcome run(Supplier<List<StepOutcome>> work) {
        long began = System.nanoTime();
        try {
            List<StepOutcome> steps = work.get();
            complete();
            return new RunOutcome(run.identity(), run.attempt(), steps, Duration.ofNanos(System.nanoTime() - began));
        } catch (ModularException e) {
            ModularException failure = interruption.wasAsked() ? stopped(e) : e;
            fail(failure);
            throw failure;
        }
    }

    private void complete() {
        boolean mine = runs.complete(run.identity().runId(), run.lease().token());
        if (!mine) {
            run.lease().verify();
            throw new RunFailed(
                    "%s was closed as abandoned while it ran"
                            .formatted(run.lease().name()),
                    "Run the same command again: it resumes where it stopped.");
        }
    }

    private RunFailed stopped(ModularException cause) {
        return new RunFailed(
                "the process was asked to stop during " + run.job(),
                "Run the same command again: it resumes where it stopped.",
                cause);
    }

    /** What broke the run may have broken the connection, too: bounded tries, and whoever resumes it finds out if none succeeds. */
    private void fail(ModularException failure) {
        // A thread that was asked to stop gets no connection any more unless it forgets that
        Thread.interrupted();
        UUID id = run.identity().runId();
        String job = run.hasEntered() ? run.job() : null;
        try {
            retries.call(
                    () -> {
                        runs.fail(id, run.lease().token(), job, failure.getMessage(), failure.remedy());
                        return id;
                    },
                    Failures::isConnectionLost);
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }
}
