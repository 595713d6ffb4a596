package ai.modular.operations.run;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.batch.core.step.StepContribution;
import org.springframework.batch.core.step.StepExecution;

/** Figures of a step beyond what Spring Batch counts: they land in {@code ops.step_metric} and on the step's progress line. */
public final class StepMetrics {

    private static final String PREFIX = "metric.";

    private StepMetrics() {}

    /** Sets a figure; a later one of the same name replaces it. */
    public static void put(StepContribution contribution, String name, double value) {
        contribution.getStepExecution().getExecutionContext().putDouble(PREFIX + name, value);
    }

    static Map<String, Double> of(StepExecution step) {
        return step.getExecutionContext().toMap().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(PREFIX))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().substring(PREFIX.length()),
                        entry -> ((Number) entry.getValue()).doubleValue(),
                        (first, second) -> second,
                        TreeMap::new));
    }
}
