package ai.modular.models.wording;

import ai.modular.models.inventory.Outcome;
import ai.modular.models.inventory.Receipt;
import ai.modular.models.inventory.Term;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A receipt in sentences: each term in words with its signed value, the need before it is rounded, and the order; beside it what other quantities
 * would bring, and why a line deserves a look.
 */
public final class ReceiptWords {

    /** What turns a need into an order; the running sum is shown before the first of them. */
    private static final Set<String> ROUNDINGS =
            Set.of("PACK_ROUNDING", "MINIMUM", "SHELF_CAPACITY", "MAXIMUM", "SNOOZED", "SUPPLIER_MINIMUM");

    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
    private static final String NUMBER = "-?\\d+(\\.\\d+)?";

    private final Phrases words = new Phrases();

    /** @param sum true for a running sum, false for a term */
    public record Line(String words, String value, boolean sum) {}

    /**
     * @param addsUp whether the terms end at the quantity, exactly; the page says so when they do not
     * @param assumed whether a stock that nobody counted went in
     */
    public record View(List<Line> lines, boolean addsUp, boolean assumed) {}

    /**
     * What is expected of another quantity.
     *
     * @param cost empty when no price is known
     * @param proposed whether it is the quantity of the receipt
     */
    public record Choice(String quantity, String lost, String wasted, String leftOver, String cost, boolean proposed) {}

    /** One line per quantity; none for receipts from before version 2. */
    public List<Choice> whatIf(Receipt receipt, BigDecimal quantity, String unit, String currency) {
        return receipt.whatIf().stream()
                .map(outcome -> choice(outcome, quantity, unit, currency))
                .toList();
    }

    private static Choice choice(Outcome outcome, BigDecimal quantity, String unit, String currency) {
        return new Choice(
                Format.quantity(outcome.quantity(), unit),
                Format.oneDigit(outcome.lost().doubleValue()),
                Format.oneDigit(outcome.wasted().doubleValue()),
                Format.oneDigit(outcome.leftOver().doubleValue()),
                outcome.cost().map(cost -> Format.money(cost, currency)).orElse(""),
                outcome.quantity().compareTo(quantity) == 0);
    }

    /** Why a line deserves a look, and what to do; the code itself where the bundle has no sentence. */
    public String exception(String code) {
        return words.find("exception." + code + ".why").orElse(code);
    }

    /** A heading or another short word of the bundle. */
    public String word(String key) {
        return words.of(key);
    }

    public View view(Receipt receipt, BigDecimal quantity) {
        List<Line> lines = new ArrayList<>();
        BigDecimal running = BigDecimal.ZERO;
        boolean needShown = false;
        for (Term term : receipt.terms()) {
            if (ROUNDINGS.contains(term.code()) && !needShown) {
                lines.add(new Line(words.of("receipt.needed"), Format.quantity(running), true));
                needShown = true;
            }
            lines.add(new Line(sentence(term), Format.signed(term.value()), false));
            running = running.add(term.value());
        }
        lines.add(new Line(words.of("receipt.order"), Format.quantity(running), true));
        return new View(lines, running.compareTo(quantity) == 0, assumed(receipt));
    }

    /** The most telling sentence whose facts are all there; the code itself where the bundle has none. */
    private String sentence(Term term) {
        Map<String, String> facts = readable(term.facts());
        return variants(term)
                .flatMap(key -> words.filled(key, facts).stream())
                .findFirst()
                .orElse(term.code());
    }

    private static Stream<String> variants(Term term) {
        String key = "receipt." + term.code();
        String sign = term.value().signum() < 0 ? ".less" : ".more";
        if (says(term, "assumed")) {
            return Stream.of(key + ".assumed", key + ".plain");
        }
        if (says(term, "postponed")) {
            return Stream.of(key + ".postponed", key + ".plain");
        }
        if (says(term, "cutoff_missed")) {
            return Stream.of(key + ".cutoff-missed", key, key + ".plain");
        }
        return says(term, "terms_assumed")
                ? Stream.of(key + ".terms-assumed", key, key + ".plain")
                : Stream.of(key + sign, key + ".leaving", key, key + ".packs", key + sign + ".plain", key + ".plain");
    }

    private static boolean assumed(Receipt receipt) {
        return receipt.terms().stream().anyMatch(term -> says(term, "assumed"));
    }

    private static boolean says(Term term, String fact) {
        return "true".equals(term.facts().get(fact));
    }

    private static Map<String, String> readable(Map<String, String> facts) {
        Map<String, String> readable = new LinkedHashMap<>();
        facts.forEach((name, value) -> readable.put(name, readable(name, value)));
        return readable;
    }

    private static String readable(String name, String value) {
        if (value.matches(DATE)) {
            return Format.day(LocalDate.parse(value));
        }
        if (!value.matches(NUMBER)) {
            return value;
        }
        return name.endsWith("ratio")
                ? Format.percent(Double.parseDouble(value))
                : Format.quantity(new BigDecimal(value));
    }
}
