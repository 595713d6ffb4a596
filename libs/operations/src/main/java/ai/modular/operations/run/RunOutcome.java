package ai.modular.operations.run;

import ai.modular.contracts.job.RunIdentity;
import java.time.Duration;
import java.util.List;

/**
 * A run that completed.
 *
 * @param attempt 1, and one more for each restart
 * @param steps the steps of this attempt in order; those that an earlier attempt had finished are not among them
 * @param elapsed wall time of this attempt
 */
public record RunOutcome(RunIdentity identity, int attempt, List<StepOutcome> steps, Duration elapsed) {

    public RunOutcome {
        steps = List.copyOf(steps);
    }

    /** @param read rows read, as the step counted them; {@code written} likewise */
    public record StepOutcome(String job, String step, long read, long written, Duration elapsed) {}
}
