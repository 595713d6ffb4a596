package ai.modular.operations.run;

import ai.modular.contracts.job.RunIdentity;
import java.util.Map;

/** One row of {@code ops.run}. */
record RunRecord(RunIdentity identity, Map<String, String> parameters, boolean sameInputs, String state, int attempts) {

    boolean isCompleted() {
        return state.equals("COMPLETED");
    }
}
