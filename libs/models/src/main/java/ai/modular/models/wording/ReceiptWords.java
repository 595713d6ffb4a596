package ai.modular.web.receipt;

import ai.modular.models.inventory.Receipt;
import ai.modular.models.inventory.Term;
import ai.modular.web.text.Format;
import ai.modular.web.text.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** A receipt in sentences: each term in words with its signed value, the need before it is rounded, and the order. */
@Component
public class ReceiptWords {

    /** What turns a need into an order; the running sum is shown before the first of them. */
    private static final Set<String> ROUNDINGS = Set.of("PACK_ROUNDING", "MINIMUM");

    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";
    private static final String NUMBER = "-?\\d+(\\.\\d+)?";

    private final Words words;

    public ReceiptWords(Words words) {
        this.words = words;
    }

    /** @param sum true for a running sum, false for a term */
    public record Line(String words, String value, boolean sum) {}

    /**
     * @param addsUp whether the terms end at the quantity, exactly; the page says so when they do not
     * @param assumed whether a stock that nobody counted went in
     */
    public record View(List<Line> lines, boolean addsUp, boolean assumed) {}

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
        return says(term, "terms_assumed")
                ? Stream.of(key + ".terms-assumed", key, key + ".plain")
                : Stream.of(key + sign, key, key + sign + ".plain", key + ".plain");
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
