package ai.modular.web.text;

import ai.modular.models.wording.Format;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Sentences of the bundle. */
@Component
public class Words {

    /** The bundle's language; numbers and dates follow it. */
    public static final Locale LOCALE = Format.LOCALE;

    private static final Pattern NAME = Pattern.compile("\\{([a-z_]+)}");

    private final MessageSource messages;

    public Words(MessageSource messages) {
        this.messages = messages;
    }

    /** @throws org.springframework.context.NoSuchMessageException if the bundle lacks the key */
    public String of(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LOCALE);
    }

    public Optional<String> find(String key, Object... arguments) {
        return Optional.ofNullable(messages.getMessage(key, arguments, null, LOCALE));
    }

    /** The sentence with {@code {names}} filled in; empty when the bundle lacks the key or the values lack a name. */
    public Optional<String> filled(String key, Map<String, String> values) {
        String pattern = messages.getMessage(key, null, null, LOCALE);
        if (pattern == null) {
            return Optional.empty();
        }
        Matcher names = NAME.matcher(pattern);
        StringBuilder sentence = new StringBuilder();
        while (names.find()) {
            String value = values.get(names.group(1));
            if (value == null) {
                return Optional.empty();
            }
            names.appendReplacement(sentence, Matcher.quoteReplacement(value));
        }
        return Optional.of(names.appendTail(sentence).toString());
    }
}
