package ai.modular.models.gate;

/**
 * What one rule says.
 *
 * @param reason one sentence for people, with the figures
 */
public record Finding(Rule rule, Outcome outcome, String reason) {

    /** {@link #SKIPPED} when there is nothing that the rule could compare with; it stops no model. */
    public enum Outcome {
        PASSED,
        FAILED,
        SKIPPED
    }

    static Finding of(Rule rule, boolean passed, String reason) {
        return new Finding(rule, passed ? Outcome.PASSED : Outcome.FAILED, reason);
    }

    static Finding skipped(Rule rule, String reason) {
        return new Finding(rule, Outcome.SKIPPED, reason);
    }
}
