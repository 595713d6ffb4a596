package ai.modular.models.inventory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes terms one after the other and keeps the running sum. */
final class ReceiptWriter {

    private final List<Term> terms = new ArrayList<>();
    private BigDecimal sum = BigDecimal.ZERO.setScale(Term.SCALE);

    static BigDecimal rounded(double units) {
        return BigDecimal.valueOf(units).setScale(Term.SCALE, RoundingMode.HALF_EVEN);
    }

    /** A term that stands on the receipt even when it is 0. */
    ReceiptWriter term(TermCode code, BigDecimal value, Map<String, String> facts) {
        Term term = Term.of(code, value, facts);
        terms.add(term);
        sum = sum.add(term.value());
        return this;
    }

    /** A term that is left out when it is 0. */
    ReceiptWriter termIfAny(TermCode code, BigDecimal value, Map<String, String> facts) {
        return value.signum() == 0 ? this : term(code, value, facts);
    }

    /** The term that brings the running sum to a value. */
    ReceiptWriter upTo(TermCode code, BigDecimal target, Map<String, String> facts) {
        return term(code, target.subtract(sum), facts);
    }

    ReceiptWriter upToIfAny(TermCode code, BigDecimal target, Map<String, String> facts) {
        return termIfAny(code, target.subtract(sum), facts);
    }

    /** The value of a term that was written. */
    BigDecimal value(TermCode code) {
        return terms.stream()
                .filter(term -> term.code().equals(code.name()))
                .findFirst()
                .orElseThrow()
                .value();
    }

    BigDecimal sum() {
        return sum;
    }

    Receipt receipt(List<Outcome> whatIf) {
        return new Receipt(Receipt.VERSION, terms, whatIf);
    }
}
