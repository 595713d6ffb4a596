package ai.modular.etl.ingestevents;

import ai.modular.contracts.job.Failpoint;
import ai.modular.etl.ingestevents.EventSource.Kind;
import ai.modular.spark.SideBySide;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The order in which a run's events go to quarantine, silver and {@code retail.*}. Progress moves last: what broke before is done again. */
final class IngestEventsStep {

    private final IngestEventsTables tables;
    private final RetailTables retail;
    private final List<EventSource> sources;

    IngestEventsStep(IngestEventsTables tables, RetailTables retail, List<EventSource> sources) {
        this.tables = tables;
        this.retail = retail;
        this.sources = sources;
    }

    IngestCounts run(LocalDate businessDate) {
        Queue<EventBatch> open = new ConcurrentLinkedQueue<>();
        try {
            List<EventBatch> batches = SideBySide.all(
                    sources.stream().map(source -> opening(source, open)).toList());
            tables.quarantine(batches);
            Failpoint.reach("ingest-events.after-quarantine");
            List<Long> added =
                    SideBySide.all(batches.stream().map(this::refining).toList());
            Failpoint.reach("ingest-events.before-retail");
            keepCurrent(batches, businessDate);
            Failpoint.reach("ingest-events.before-progress");
            batches.forEach(tables::done);
            return counts(batches, added);
        } finally {
            open.forEach(EventBatch::close);
        }
    }

    /** Each batch is closed in the end, also when another one cannot be opened. */
    private Callable<EventBatch> opening(EventSource source, Queue<EventBatch> open) {
        return () -> {
            EventBatch batch = tables.open(source);
            open.add(batch);
            return batch;
        };
    }

    private Callable<Long> refining(EventBatch batch) {
        return () -> {
            long added = tables.refine(batch);
            Failpoint.reach("ingest-events.after-silver");
            return added;
        };
    }

    private static IngestCounts counts(List<EventBatch> batches, List<Long> added) {
        IngestCounts counts = IngestCounts.NONE;
        for (int i = 0; i < batches.size(); i++) {
            EventBatch batch = batches.get(i);
            long repeated = batch.read() - batch.bad() - added.get(i);
            counts = counts.plus(new IngestCounts(batch.read(), added.get(i), batch.bad(), repeated));
        }
        return counts;
    }

    private void keepCurrent(List<EventBatch> batches, LocalDate businessDate) {
        List<Callable<Long>> work = new ArrayList<>();
        for (EventBatch batch : batches) {
            if (batch.dates().isEmpty()) {
                continue;
            }
            if (batch.source().kind() == Kind.TRANSACTION) {
                work.add(() -> retail.transactions(batch.events(), businessDate));
                work.add(() -> retail.salesHourly(batch.events(), batch.dates()));
            } else if (batch.source().kind() == Kind.VIEW) {
                work.add(() -> retail.views(batch.events()));
            }
        }
        series(batches).ifPresent(series -> work.add(() -> retail.inventory(series)));
        SideBySide.all(work);
    }

    /** The series whose stock the events change. */
    private static Optional<Dataset<Row>> series(List<EventBatch> batches) {
        return batches.stream()
                .filter(batch ->
                        batch.source().kind() != Kind.VIEW && !batch.dates().isEmpty())
                .map(batch -> batch.events().select("location_id", "item_id"))
                .reduce(Dataset::union)
                .map(Dataset::distinct);
    }
}
