package ai.modular.contracts.job;

import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.UUID;

/**
 * Which run this is. A restart keeps all of it; a rerun has the next revision.
 *
 * @param runId one per (pipeline, business date, slot, stores, revision)
 * @param pipeline the pipeline's name, or the job's own when it runs alone
 * @param businessDate the closed trading day that the run is about
 * @param slot the hour, for hourly runs only
 * @param revision 1 for the first run of a date, one more for each rerun
 * @param stores location ids when the run covers a part of the chain; empty means all of it
 */
public record RunIdentity(
        UUID runId,
        String pipeline,
        LocalDate businessDate,
        OptionalInt slot,
        int revision,
        SortedSet<String> stores) {}
