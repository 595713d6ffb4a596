package ai.modular.training.stockout;

import ai.modular.models.stockout.ProbabilityScore;

/**
 * What would be said of the cases that judge.
 *
 * @param name for tables and metrics
 * @param eligible whether it may become champion; the others stand beside it for comparison
 * @param probabilities one for each case
 */
record RiskCandidate(String name, boolean eligible, double[] probabilities, ProbabilityScore score) {

    static final String RAW_DISTRIBUTION = "distribution-uncalibrated";
    static final String DISTRIBUTION = "distribution";
    static final String RAW_FOREST = "forest-uncalibrated";
    static final String FOREST = "forest";
    static final String RAW_BOOSTED = "boosted-uncalibrated";
    static final String BOOSTED = "boosted";
    static final String RATE = "rate-of-28-days";

    static RiskCandidate of(String name, boolean eligible, double[] probabilities, boolean[] outcomes) {
        return new RiskCandidate(name, eligible, probabilities, ProbabilityScore.of(probabilities, outcomes));
    }
}
