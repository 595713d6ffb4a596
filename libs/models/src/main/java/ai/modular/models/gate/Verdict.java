package ai.modular.models.gate;

import ai.modular.models.gate.Finding.Outcome;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the gate says about a model.
 *
 * @param findings one per rule, in the order of {@link Rule}
 */
public record Verdict(List<Finding> findings) {

    public Verdict {
        findings = List.copyOf(findings);
    }

    /** Whether no rule failed. */
    public boolean passed() {
        return findings.stream().noneMatch(finding -> finding.outcome() == Outcome.FAILED);
    }

    public Finding of(Rule rule) {
        return findings.stream()
                .filter(finding -> finding.rule() == rule)
                .findFirst()
                .orElseThrow();
    }

    /** The reasons that decided: of the failed rules, or when there is none, of the baseline and the champion. */
    public String summary() {
        return findings.stream()
                .filter(finding -> passed()
                        ? finding.rule() == Rule.BASELINE || finding.rule() == Rule.CHAMPION
                        : finding.outcome() == Outcome.FAILED)
                .map(Finding::reason)
                .collect(Collectors.joining(" "));
    }
}
