package ai.modular.web.text;

import ai.modular.models.wording.ReceiptWords;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The words of receipts, which pages and the command line share. */
@Configuration(proxyBeanMethods = false)
class WordingConfiguration {

    @Bean
    ReceiptWords receiptWords() {
        return new ReceiptWords();
    }
}
