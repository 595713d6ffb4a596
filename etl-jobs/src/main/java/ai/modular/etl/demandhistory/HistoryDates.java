package ai.modular.etl.demandhistory;

import ai.modular.operations.run.KnownDates;
import ai.modular.operations.run.RunContext;
import ai.modular.operations.run.TouchedDates;
import java.time.LocalDate;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which dates a run has to work on: the touched ones up to its business date, and that date itself.
 *
 * <p>Dates whose hourly sales were imported are kept as imported: their events, if any, are not the whole day.
 */
final class HistoryDates {

    private final RunContext run;
    private final TouchedDates touched;
    private final ShelfTables shelves;
    private final KnownDates known;
    private final JdbcClient jdbc;

    HistoryDates(RunContext run, TouchedDates touched, ShelfTables shelves, DataSource dataSource) {
        this.run = run;
        this.touched = touched;
        this.shelves = shelves;
        this.known = new KnownDates(dataSource);
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** All days from the first one with changed events to the business date: the stock of a day opens the next one. */
    SortedSet<LocalDate> rebuiltFromEvents() {
        SortedSet<LocalDate> imported = imported();
        SortedSet<LocalDate> changed = open();
        changed.removeAll(imported);
        SortedSet<LocalDate> withEvents = shelves.withEvents(changed);
        if (withEvents.isEmpty()) {
            return withoutEvents(imported);
        }
        return withEvents
                .first()
                .datesUntil(businessDate().plusDays(1))
                .filter(day -> !imported.contains(day))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The start of a run lets a date pass that events in Kafka may yet bring; here they have arrived. To be asked before anything is written.
     *
     * @throws ai.modular.contracts.error.CommandLineError if nothing happened on the business date and no sales are known around it
     */
    void requireKnown() {
        if (nothingHappened()) {
            known.requireAround(businessDate());
        }
    }

    private boolean nothingHappened() {
        return !imported().contains(businessDate())
                && shelves.withEvents(new TreeSet<>(Set.of(businessDate()))).isEmpty();
    }

    /** A day on which the whole chain was closed: what was in stock still is, less what expired. */
    private SortedSet<LocalDate> withoutEvents(SortedSet<LocalDate> imported) {
        boolean carries = !imported.contains(businessDate()) && shelves.hadStockBefore(businessDate());
        return carries ? new TreeSet<>(Set.of(businessDate())) : new TreeSet<>();
    }

    /** What is rebuilt from events, and what an import brought. */
    SortedSet<LocalDate> recomputed() {
        SortedSet<LocalDate> dates = open();
        dates.addAll(rebuiltFromEvents());
        return dates;
    }

    /**
     * A run over some stores leaves the marks: the other stores still wait for theirs. So does a rerun of an old date: the stock of the days after it
     * still waits for what changed, and the next night works from the first open mark on.
     */
    void done() {
        if (run.identity().stores().isEmpty() && !shelves.goOnAfter(businessDate())) {
            touched.done(touched.open(businessDate()));
        }
    }

    LocalDate businessDate() {
        return run.identity().businessDate();
    }

    private SortedSet<LocalDate> open() {
        SortedSet<LocalDate> dates = new TreeSet<>(touched.open(businessDate()));
        dates.add(businessDate());
        return dates;
    }

    private SortedSet<LocalDate> imported() {
        return new TreeSet<>(
                jdbc.sql("SELECT DISTINCT business_date FROM ops.touched_date WHERE reason LIKE 'import-%'")
                        .query(LocalDate.class)
                        .list());
    }
}
