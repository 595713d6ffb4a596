package ai.modular.models.wording;

import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sentences of {@code orders.properties}; each names the facts that it tells: {@code {first_day}}. */
final class Phrases {

    /** The bundle, for whoever shows its sentences besides others. */
    static final String BUNDLE = "ai/modular/models/wording/orders";

    private static final Pattern NAME = Pattern.compile("\\{([a-z_]+)}");

    private final ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, Format.LOCALE);

    Optional<String> find(String key) {
        try {
            return Optional.of(bundle.getString(key));
        } catch (MissingResourceException e) {
            return Optional.empty();
        }
    }

    /** @throws MissingResourceException if the bundle lacks the key */
    String of(String key) {
        return bundle.getString(key);
    }

    /** The sentence with {@code {names}} filled in; empty when the bundle lacks the key or the values lack a name. */
    Optional<String> filled(String key, Map<String, String> values) {
        return find(key).flatMap(pattern -> fill(pattern, values));
    }

    private static Optional<String> fill(String pattern, Map<String, String> values) {
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
