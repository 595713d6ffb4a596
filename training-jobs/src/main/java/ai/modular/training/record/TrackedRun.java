package ai.modular.training.record;

import ai.modular.contracts.model.ModelRegistry;
import java.util.Map;
import java.util.function.Function;

/** A training as a run of the registry, which is closed whatever happens. */
public final class TrackedRun {

    private TrackedRun() {}

    /** @param training from the run's id to what came of it */
    public static <T> T of(
            ModelRegistry registry,
            String experiment,
            String name,
            Map<String, String> tags,
            Function<String, T> training) {
        String runId = registry.startRun(experiment, name, tags);
        boolean success = false;
        try {
            T result = training.apply(runId);
            success = true;
            return result;
        } finally {
            finish(registry, runId, success);
        }
    }

    private static void finish(ModelRegistry registry, String runId, boolean success) {
        try {
            registry.finish(runId, success);
        } catch (RuntimeException e) {
            // What broke the training says more than that its end could not be noted
            if (success) {
                throw e;
            }
        }
    }
}
