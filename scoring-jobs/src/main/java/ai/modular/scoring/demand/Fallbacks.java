package ai.modular.scoring.demand;

import ai.modular.contracts.error.RunFailed;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many series another model than the champion forecast.
 *
 * @param forecasts series with a forecast, whoever made it
 * @param counts series by what stood in and why: {@code exponential-smoothing (not a number)}
 */
record Fallbacks(long forecasts, SortedMap<String, Long> counts) {

    static final Fallbacks NONE = new Fallbacks(0, new TreeMap<>());

    Fallbacks {
        counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** @throws RunFailed if more than the share {@code limit} of the forecasts are not the model's own */
    Fallbacks requireWithin(double limit, String model) {
        if (total() > limit * forecasts) {
            throw new RunFailed(
                    String.format(
                            Locale.ROOT,
                            "The forecast of %s cannot be used for %,d of %,d series, more than the share of %s that scoring.fallback-limit allows: %s",
                            model,
                            total(),
                            forecasts,
                            limit,
                            inWords()),
                    "Nothing of it is published. Go back to the model before it with `modularai models rollback --reason WHY` and run the night again.");
        }
        return this;
    }

    /** {@code 4 exponential-smoothing (not a number), 1 mean (below 0)}; empty when there is none. */
    String inWords() {
        return counts.entrySet().stream()
                .map(each -> String.format(Locale.ROOT, "%,d %s", each.getValue(), each.getKey()))
                .collect(Collectors.joining(", "));
    }
}
