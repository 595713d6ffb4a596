package ai.modular.models.wording;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.models.inventory.Receipt;
import ai.modular.models.inventory.Term;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ReceiptWordsTest {

    private final ReceiptWords words = new ReceiptWords();

    @Test
    void tellsEachTermWithItsFactsAndTheNeedBeforeItIsRounded() {
        Receipt receipt = new Receipt(
                1,
                List.of(
                        term(
                                "EXPECTED_DEMAND",
                                "69",
                                Map.of("first_day", "2026-11-23", "last_day", "2026-11-25", "days", "3")),
                        term("SAFETY_STOCK", "12", Map.of("critical_ratio", "0.950")),
                        term("ON_HAND", "-14", Map.of("as_of", "2026-11-22")),
                        term("ON_ORDER", "-24", Map.of("next_arrival", "2026-11-23")),
                        term("PACK_ROUNDING", "5", Map.of("pack_size", "12", "packs", "4"))));

        assertThat(lines(receipt, "48"))
                .containsExactly(
                        "Expected demand Mon 23 Nov to Wed 25 Nov, 3 days: + 69",
                        "Safety for uncertainty, 95 % level: + 12",
                        "On hand at the close of Sun 22 Nov: − 14",
                        "On order, next arrival Mon 23 Nov: − 24",
                        "Needed: 43",
                        "Rounded up to packs of 12: + 5",
                        "Order: 48");
    }

    @Test
    void saysThatAStockIsAssumed() {
        Receipt receipt =
                new Receipt(1, List.of(term("ON_HAND", "-3", Map.of("as_of", "2026-11-22", "assumed", "true"))));

        assertThat(lines(receipt, "-3")).startsWith("On hand, assumed: − 3");
        assertThat(words.view(receipt, new BigDecimal("-3")).assumed()).isTrue();
    }

    @Test
    void saysThatSupplyTermsAreAssumed() {
        Map<String, String> facts =
                Map.of("first_day", "2026-11-23", "last_day", "2026-11-25", "days", "3", "terms_assumed", "true");
        Receipt receipt = new Receipt(1, List.of(term("EXPECTED_DEMAND", "69", facts)));

        assertThat(lines(receipt, "69"))
                .startsWith("Expected demand Mon 23 Nov to Wed 25 Nov, 3 days by assumed supply terms: + 69");
        assertThat(words.view(receipt, new BigDecimal("69")).assumed())
                .as("the stock was counted")
                .isFalse();
    }

    @Test
    void keepsATermThatItDoesNotKnow() {
        Receipt receipt = new Receipt(2, List.of(term("ROBOT_TAX", "-2", Map.of())));

        assertThat(lines(receipt, "-2")).containsExactly("ROBOT_TAX: − 2", "Order: −2");
    }

    @Test
    void aTermWithoutItsFactsIsToldWithoutThem() {
        assertThat(lines(new Receipt(1, List.of(term("MINIMUM", "4", Map.of()))), "4"))
                .containsExactly("Needed: 0", "Raised to the smallest order: + 4", "Order: 4");
    }

    @Test
    void noticesAReceiptThatDoesNotAddUp() {
        Receipt receipt = new Receipt(1, List.of(term("EXPECTED_DEMAND", "7", Map.of())));

        assertThat(words.view(receipt, new BigDecimal("8")).addsUp()).isFalse();
        assertThat(words.view(receipt, new BigDecimal("7.000")).addsUp()).isTrue();
    }

    @Property(tries = 100, seed = "7")
    void theLastLineIsTheSumWhateverTheTerms(
            @ForAll @Size(max = 9) List<@BigRange(min = "-9999", max = "9999") @Scale(3) BigDecimal> values) {
        Receipt receipt = new Receipt(
                1,
                values.stream()
                        .map(value -> new Term("ON_HAND", value, Map.of()))
                        .toList());

        ReceiptWords.View view = words.view(receipt, receipt.sum());

        assertThat(view.addsUp()).isTrue();
        assertThat(view.lines()).hasSize(values.size() + 1);
        assertThat(view.lines().get(values.size()).value().replace("−", "-").replace(",", ""))
                .isEqualTo(
                        receipt.sum().signum() == 0
                                ? "0"
                                : receipt.sum().stripTrailingZeros().toPlainString());
    }

    private List<String> lines(Receipt receipt, String quantity) {
        return words.view(receipt, new BigDecimal(quantity)).lines().stream()
                .map(line -> (line.words() + ": " + line.value()).replace('\u00a0', ' '))
                .toList();
    }

    private static Term term(String code, String value, Map<String, String> facts) {
        return new Term(code, new BigDecimal(value), facts);
    }
}
