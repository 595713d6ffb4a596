package ai.modular.web.decision;

import java.math.BigDecimal;

/**
 * What a person asks for, and on what they looked when they did.
 *
 * @param seen the proposal on their page
 * @param version of the decision on their page, 0 when there was none
 * @param quantity what they order
 * @param reason needed unless the quantity is the proposed one
 */
record Choice(LineKey line, BigDecimal seen, int version, BigDecimal quantity, String reason, String note) {

    static final int LONGEST_NOTE = 200;

    Verdict verdict() {
        return Verdict.of(seen, quantity);
    }
}
