package ai.modular.web.decision;

import java.math.BigDecimal;

/** What became of a proposed line. */
public enum Verdict {
    APPROVED,
    CHANGED,
    REJECTED;

    /** The quantity says it: as proposed, nothing at all, or something else. */
    public static Verdict of(BigDecimal proposed, BigDecimal quantity) {
        if (quantity.compareTo(proposed) == 0) {
            return APPROVED;
        }
        return quantity.signum() == 0 ? REJECTED : CHANGED;
    }
}
