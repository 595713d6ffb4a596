package ai.modular.web.today;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.models.inventory.OrderException;
import ai.modular.models.wording.ReceiptWords;
import ai.modular.web.text.Bundle;
import ai.modular.web.text.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** No exception reaches a page as a bare code. */
class ExceptionWordsTest {

    private final Words words = Bundle.words();

    @ParameterizedTest
    @EnumSource
    void everyExceptionHasItsWordsAndItsPlace(OrderException code) {
        String key = "exception." + code;
        assertThat(words.find(key + ".card", 2)).isPresent();
        assertThat(words.find(key + ".action")).isPresent();
        assertThat(words.find(key + ".chip")).isPresent();
        assertThat(new ReceiptWords().exception(code.name())).endsWith(".").isNotEqualTo(code.name());
        assertThat(Tone.place(code.name())).isLessThan(OrderException.values().length);
    }
}
