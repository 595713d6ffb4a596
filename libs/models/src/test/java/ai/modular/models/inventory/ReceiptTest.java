package ai.modular.models.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.modular.contracts.error.UserError;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReceiptTest {

    private static final Receipt RECEIPT = new Receipt(
            1,
            List.of(
                    Term.of(TermCode.EXPECTED_DEMAND, new BigDecimal("12.5"), Map.of("days", "3")),
                    Term.of(TermCode.ON_HAND, new BigDecimal("-0.5"), Map.of())));

    @Test
    void isWrittenAsExactNumbers() {
        assertThat(RECEIPT.toJson())
                .isEqualTo(
                        "{\"version\":1,\"terms\":[{\"code\":\"EXPECTED_DEMAND\",\"value\":12.500,\"facts\":{\"days\":\"3\"}},"
                                + "{\"code\":\"ON_HAND\",\"value\":-0.500,\"facts\":{}}]}");
    }

    @Test
    void readsWhatItWrote() {
        assertThat(Receipt.fromJson(RECEIPT.toJson())).isEqualTo(RECEIPT);
    }

    @Test
    void keepsTermsOfALaterVersion() {
        Receipt later = Receipt.fromJson(
                "{\"version\":2,\"terms\":[{\"code\":\"SHELF_CAPACITY\",\"value\":-4,\"facts\":{}}],\"note\":1}");
        assertThat(later)
                .isEqualTo(new Receipt(2, List.of(new Term("SHELF_CAPACITY", new BigDecimal("-4.000"), Map.of()))));
    }

    @Test
    void addsUp() {
        assertThat(RECEIPT.sum()).isEqualTo(new BigDecimal("12.000"));
    }

    @Test
    void namesWhatIsMissing() {
        assertThatExceptionOfType(UserError.class)
                .isThrownBy(() -> Receipt.fromJson("{\"version\":1}"))
                .withMessageStartingWith("A receipt cannot be read: ")
                .withMessageContaining("terms");
    }
}
