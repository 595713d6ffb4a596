package ai.modular.web.training;

import ai.modular.models.wording.Format;
import ai.modular.web.text.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How an error is written depends on what it is measured in. */
@Component
class ErrorWords {

    private final Words words;

    ErrorWords(Words words) {
        this.words = words;
    }

    /** {@code 24.3 %} for a WAPE, {@code 0.1432} for what is no share. */
    String error(String metric, double value) {
        return isShare(metric) ? Format.oneDigit(100 * value) + "\u00a0%" : String.format(Locale.ROOT, "%.4f", value);
    }

    /** {@code − 0.21 points}, {@code − 0.0021}. */
    String difference(String metric, double value) {
        if (isShare(metric)) {
            return words.of(
                    "training.points",
                    Format.signed(BigDecimal.valueOf(100 * value).setScale(2, RoundingMode.HALF_EVEN)));
        }
        return (value < 0 ? "\u2212" : "+") + "\u00a0" + String.format(Locale.ROOT, "%.4f", Math.abs(value));
    }

    /** What it is called: "Error (WAPE)". */
    String name(String metric) {
        return words.find("training.metric." + metric).orElse(metric);
    }

    private static boolean isShare(String metric) {
        return metric.equals("WAPE");
    }
}
