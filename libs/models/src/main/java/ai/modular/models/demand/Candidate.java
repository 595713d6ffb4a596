package ai.modular.models.demand;

import java.util.Optional;

/**
 * A model that the backtest calibrates.
 *
 * @param weights of what it mixes; empty for a member alone
 */
record Candidate(String name, Optional<MemberWeights> weights) {

    static Candidate alone(String member) {
        return new Candidate(member, Optional.empty());
    }

    static Candidate mix(String name, MemberWeights weights) {
        return new Candidate(name, Optional.of(weights));
    }

    /** Its means at an origin, before any correction: {@code [series][day]}. */
    double[][] means(BacktestOrigin origin) {
        return weights.map(origin::mix).orElseGet(() -> origin.means().get(name));
    }
}
