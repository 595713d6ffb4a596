package ai.modular.etl.ingestevents;

import ai.modular.contracts.job.Failpoint;
import ai.modular.etl.ingestevents.EventSource.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        List<EventBatch> batches = new ArrayList<>();
        try {
            IngestCounts counts = IngestCounts.NONE;
            for (EventSource source : sources) {
                EventBatch batch = tables.open(source);
                batches.add(batch);
                counts = counts.plus(refine(batch));
            }
            Failpoint.reach("ingest-events.before-retail");
            keepCurrent(batches, businessDate);
            Failpoint.reach("ingest-events.before-progress");
            batches.forEach(tables::done);
            return counts;
        } finally {
            batches.forEach(EventBatch::close);
        }
    }

    private IngestCounts refine(EventBatch batch) {
        tables.quarantine(batch);
        Failpoint.reach("ingest-events.after-quarantine");
        long added = tables.refine(batch);
        Failpoint.reach("ingest-events.after-silver");
        return new IngestCounts(batch.read(), added, batch.bad(), batch.read() - batch.bad() - added);
    }

    private void keepCurrent(List<EventBatch> batches, LocalDate businessDate) {
        for (EventBatch batch : batches) {
            if (batch.dates().isEmpty()) {
                continue;
            }
            if (batch.source().kind() == Kind.TRANSACTION) {
                retail.transactions(batch.events(), businessDate);
                retail.salesHourly(batch.events(), batch.dates());
            } else if (batch.source().kind() == Kind.VIEW) {
                retail.views(batch.events());
            }
        }
        series(batches).ifPresent(retail::inventory);
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
