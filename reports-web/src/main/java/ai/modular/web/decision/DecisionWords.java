package ai.modular.web.decision;

import ai.modular.models.wording.Format;
import ai.modular.web.access.Store;
import ai.modular.web.text.Words;
import java.math.BigDecimal;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What was decided on a line, and what can be. */
@Component
public class DecisionWords {

    private final Words words;

    DecisionWords(Words words) {
        this.words = words;
    }

    /**
     * @param decision null while nothing is decided
     * @param packSize null when it is not known
     * @param shut whether only to read
     */
    public DecisionView view(
            Store store, Decision decision, BigDecimal proposed, String unit, BigDecimal packSize, boolean shut) {
        BigDecimal quantity = decision == null ? proposed : decision.quantity();
        boolean asProposed = decision != null
                && decision.verdict() == Verdict.APPROVED
                && decision.quantity().compareTo(proposed) == 0;
        return new DecisionView(
                decision == null ? "" : words.of(key(decision) + ".chip", Format.quantity(decision.proposed(), unit)),
                tone(decision),
                decision == null ? "" : detail(store, decision, proposed, unit),
                Format.quantity(quantity, unit),
                quantity.signum() == 0,
                shut,
                asProposed ? null : words.of("decision.approve", Format.quantity(proposed, unit)),
                plain(proposed),
                plain(quantity),
                packSize == null || packSize.signum() == 0 ? "any" : plain(packSize),
                decision == null ? "" : decision.reason().map(Enum::name).orElse(""),
                decision == null ? "" : decision.note(),
                decision == null ? 0 : decision.version());
    }

    private String detail(Store store, Decision decision, BigDecimal proposed, String unit) {
        String sentence = words.of(
                key(decision) + ".detail",
                decision.person(),
                Format.minute(decision.decidedAt(), store.zone()),
                Format.quantity(decision.quantity(), unit),
                Format.quantity(decision.proposed(), unit),
                reason(decision));
        return decision.proposed().compareTo(proposed) == 0
                ? sentence
                : sentence + " " + words.of("decision.superseded", Format.quantity(proposed, unit));
    }

    private String reason(Decision decision) {
        String reason = decision.reason()
                .map(code -> words.of("decision.reason." + code))
                .orElse("");
        return decision.note().isEmpty() ? reason : reason + " – " + decision.note();
    }

    private static String key(Decision decision) {
        return "decision." + decision.verdict().name().toLowerCase(Locale.ROOT);
    }

    private static String tone(Decision decision) {
        return decision == null || decision.verdict() == Verdict.APPROVED ? "good" : "info";
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
