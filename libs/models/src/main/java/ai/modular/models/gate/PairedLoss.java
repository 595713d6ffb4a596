package ai.modular.models.gate;

/**
 * Two models on the same unit in the same fold, summed over what was scored there.
 *
 * @param unit what varies independently of the others and is drawn by the bootstrap: a series
 * @param fold the test period: an origin
 * @param segment the part of the units that must not become worse on its own: a department
 * @param challenger loss of the new model, 0 or more: the sum of absolute errors, for instance
 * @param champion loss of the present one
 * @param weight what the sum of losses is divided by, 0 or more: the units sold, or the number of cases
 */
public record PairedLoss(String unit, String fold, String segment, double challenger, double champion, double weight) {

    public PairedLoss {
        if (!(challenger >= 0 && champion >= 0 && weight >= 0) || !Double.isFinite(challenger + champion + weight)) {
            throw new IllegalArgumentException(
                    "losses %s and %s with weight %s of %s in fold %s: each must be a number of 0 or more"
                            .formatted(challenger, champion, weight, unit, fold));
        }
    }
}
