package ai.modular.operations.configuration;

import ai.modular.contracts.error.UserError;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The values that the layers leave, each with the place it came from; read as numbers, durations, ratios. */
final class SettingValues {

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

    private record Value(String text, String source) {}

    private final Map<String, Value> values = new HashMap<>();

    /** Puts layers on top, the last one above all. */
    SettingValues with(List<SettingLayers.Layer> layers) {
        layers.forEach(layer ->
                layer.values().forEach((key, text) -> values.put(key, new Value(text, layer.source()))));
        return this;
    }

    /** What is set, by the names that it has in the environment. */
    Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        values.forEach((key, value) -> {
            if (!value.text().isEmpty()) {
                variables.put(SettingLayers.variable(key), value.text());
            }
        });
        return variables;
    }

    /** Empty when it is not set. */
    String optional(String key) {
        Value value = values.get(key);
        if (value == null) {
            throw new UserError(
                    "%s is missing in modularai.yml".formatted(key),
                    "Add it, as the conf/modularai.yml of this version has it.");
        }
        return value.text();
    }

    String text(String key) {
        String text = optional(key);
        if (text.isEmpty()) {
            throw wrong(key, "a text");
        }
        return text;
    }

    String matching(String key, String pattern, String meaning) {
        String text = optional(key);
        if (!text.matches(pattern)) {
            throw wrong(key, meaning);
        }
        return text;
    }

    int whole(String key, int least, int most) {
        return (int) wide(key, least, most);
    }

    long wide(String key, long least, long most) {
        String bounds = most == Long.MAX_VALUE
                ? (least == Long.MIN_VALUE ? "a whole number" : "a whole number of at least " + least)
                : "a whole number from %d to %d".formatted(least, most);
        try {
            long number = Long.parseLong(optional(key));
            if (number < least || number > most) {
                throw wrong(key, bounds);
            }
            return number;
        } catch (NumberFormatException e) {
            throw wrong(key, bounds);
        }
    }

    boolean yes(String key) {
        return matching(key, "true|false", "true or false").equals("true");
    }

    /** More than 0 and less than 1. */
    double ratio(String key) {
        String text = matching(key, "0?\\.[0-9]+", "a number between 0 and 1");
        double ratio = Double.parseDouble(text);
        if (ratio == 0) {
            throw wrong(key, "a number between 0 and 1");
        }
        return ratio;
    }

    Duration duration(String key, Duration least, Duration most) {
        Matcher matcher = DURATION.matcher(optional(key));
        if (matcher.matches()) {
            Duration duration = duration(Long.parseLong(matcher.group(1)), matcher.group(2));
            if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                return duration;
            }
        }
        throw wrong(
                key, "a time like 500ms, 60s or 2m, from %d ms to %d s".formatted(least.toMillis(), most.toSeconds()));
    }

    private static Duration duration(long number, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    private UserError wrong(String key, String meaning) {
        Value value = values.get(key);
        return new UserError(
                "%s is '%s' in %s, but must be %s".formatted(key, value.text(), value.source(), meaning),
                "Correct it there, or set %s.".formatted(Keys.variable(key)));
    }
}
