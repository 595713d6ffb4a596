package ai.modular.bench.vn2;

import ai.modular.models.replenishment.PlannerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Settings that are compared.
 *
 * @param boostedShare share of the trees in the mean
 * @param leftoverPeriods how many weeks a unit too many is held
 */
record Candidate(double boostedShare, double leftoverPeriods) {

    /** Half of each, and the newsvendor's week: taken where no window lies before. */
    static final Candidate TEXTBOOK = new Candidate(.5, 1);

    /** The textbook's first. */
    static List<Candidate> all() {
        List<Candidate> result = new ArrayList<>(List.of(TEXTBOOK));
        for (double share : new double[] {.5, .7}) {
            for (double periods : new double[] {1, 1.25, 1.5, 1.75}) {
                var candidate = new Candidate(share, periods);
                if (!candidate.equals(TEXTBOOK)) {
                    result.add(candidate);
                }
            }
        }
        return List.copyOf(result);
    }

    PlannerSettings settings() {
        PlannerSettings common = PlannerSettings.defaults();
        return new PlannerSettings(boostedShare, leftoverPeriods, common.paths(), common.seed(), common.threads());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "trees %.2f, leftovers held %.2f weeks", boostedShare, leftoverPeriods);
    }
}
