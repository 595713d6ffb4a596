package ai.modular.operations.run;

import ai.modular.contracts.error.CommandLineError;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is asked for.
 *
 * @param target a pipeline of {@code conf/pipelines.yml}, or a job
 * @param date the business date
 * @param slot the hour, 0 … 23, for hourly runs
 * @param stores location ids; empty means the whole chain
 * @param sameInputs take the inputs of the revision before, not today's
 * @param parameters what single jobs ask for beyond date and stores
 */
public record RunRequest(
        String target,
        LocalDate date,
        OptionalInt slot,
        SortedSet<String> stores,
        RunMode mode,
        boolean sameInputs,
        Map<String, String> parameters) {

    public RunRequest {
        if (slot.isPresent() && (slot.getAsInt() < 0 || slot.getAsInt() > 23)) {
            throw new CommandLineError("slot is %d".formatted(slot.getAsInt()), "A slot is an hour from 0 to 23.");
        }
        stores = Collections.unmodifiableSortedSet(new TreeSet<>(stores));
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }

    /** The whole chain on a date, resumed or new as it comes. */
    public static RunRequest of(String target, LocalDate date) {
        return new RunRequest(target, date, OptionalInt.empty(), new TreeSet<>(), RunMode.AUTO, false, Map.of());
    }

    /** The lease that such a run holds: {@code nightly/2026-11-22} or {@code hourly/2026-11-22/7}. */
    String lease() {
        return target + "/" + date + (slot.isPresent() ? "/" + slot.getAsInt() : "");
    }
}
