package ai.modular.etl.ingestevents;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.job.Failpoint;
import ai.modular.contracts.lake.RunInputs;
import ai.modular.contracts.lake.RunInputs.InputKind;
import ai.modular.contracts.lake.RunInputs.PinnedInput;
import ai.modular.contracts.lake.TableDefinition;
import ai.modular.grocery.lake.BronzeTables;
import ai.modular.operations.run.TouchedDates;
import ai.modular.spark.KafkaLanding;
import ai.modular.spark.KafkaTopic;
import ai.modular.spark.KafkaTopics;
import ai.modular.spark.Lake;
import ai.modular.spark.PostgresReader;
import ai.modular.spark.SideBySide;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** From topics to bronze, and from bronze to silver and quarantine. The only class that knows how these are read and written. */
final class IngestEventsTables {

    private final Lake lake;
    private final KafkaTopics topics;
    private final KafkaLanding landing;
    private final PostgresReader database;
    private final RunInputs inputs;
    private final IngestProgress progress;
    private final TouchedDates touched;
    private final UUID run;

    IngestEventsTables(
            Lake lake,
            KafkaTopics topics,
            KafkaLanding landing,
            PostgresReader database,
            RunInputs inputs,
            IngestProgress progress,
            TouchedDates touched,
            UUID run) {
        this.lake = lake;
        this.topics = topics;
        this.landing = landing;
        this.database = database;
        this.inputs = inputs;
        this.progress = progress;
        this.touched = touched;
        this.run = run;
    }

    /** Pins where the topics end now, then brings at least that into bronze. Returns the number of events received. */
    long receive(List<EventSource> sources) {
        List<KafkaTopic> now =
                topics.describe(sources.stream().map(EventSource::topic).toList());
        now.forEach(this::pin);
        List<Callable<Long>> landings = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            KafkaTopic topic = now.get(i);
            TableDefinition bronze = sources.get(i).bronze();
            landings.add(() -> {
                long received = landing.land(topic, bronze, messages -> IngestEvents.received(messages, topic.id()));
                Failpoint.reach("ingest-events.after-bronze");
                return received;
            });
        }
        return SideBySide.all(landings).stream().mapToLong(Long::longValue).sum();
    }

    /** What is in bronze up to the pinned end and not in silver: judged, and kept until the batch is closed. */
    EventBatch open(EventSource source) {
        KafkaTopic pinned = pinned(source);
        Dataset<Row> open = progress.isDone(pinned)
                ? lake.readOrEmpty(source.bronze()).limit(0)
                : lake.read(source.bronze()).where(progress.open(pinned));
        Dataset<Row> rows = IngestEvents.numbered(IngestEvents.judged(source.kind(), open, locations()))
                .persist(StorageLevel.MEMORY_AND_DISK());
        Row counts = rows.agg(
                        count(lit(1)),
                        count(col("reason")),
                        collect_set(when(col("reason").isNull(), col("business_date"))))
                .first();
        var dates = new TreeSet<LocalDate>();
        counts.<java.sql.Date>getList(2).forEach(date -> dates.add(date.toLocalDate()));
        return new EventBatch(source, pinned, rows, counts.getLong(0), counts.getLong(1), dates);
    }

    /** Puts the bad events aside, with their bytes and the reason, in one commit. */
    void quarantine(List<EventBatch> batches) {
        batches.stream()
                .filter(batch -> batch.bad() > 0)
                .map(this::bad)
                .reduce(Dataset::union)
                .ifPresent(bad -> lake.insertNew(BronzeTables.QUARANTINE, bad));
    }

    private Dataset<Row> bad(EventBatch batch) {
        return batch.rows()
                .where(col("reason").isNotNull())
                .select(
                        col("topic"),
                        col("topic_id"),
                        col("partition"),
                        col("offset"),
                        lit(null).cast("string").as("file"),
                        lit(null).cast("bigint").as("line"),
                        col("event_id"),
                        col("value").as("raw"),
                        col("reason"),
                        lit(run.toString()).as("run_id"),
                        col("received_date"));
    }

    /** Adds the events that silver does not have yet. Their dates are marked first: a crash in between must not lose the mark. */
    long refine(EventBatch batch) {
        if (batch.dates().isEmpty()) {
            return 0;
        }
        if (batch.source().kind() != EventSource.Kind.VIEW) {
            touched.mark(batch.dates(), "events");
        }
        return lake.insertNew(batch.source().silver(), batch.events(), batch.dates());
    }

    void done(EventBatch batch) {
        progress.done(batch.topic(), run);
    }

    private void pin(KafkaTopic topic) {
        String pinned = inputs.pin(new PinnedInput(InputKind.KAFKA_TOPIC, topic.name(), topic.toJson(), null))
                .value();
        String id = KafkaTopic.fromJson(topic.name(), pinned).id();
        if (!id.equals(topic.id())) {
            throw new UserError(
                    "topic %s was made anew while the run was interrupted: it had id %s, now %s"
                            .formatted(topic.name(), id, topic.id()),
                    "Start a new run of the date instead of a restart: it reads the new topic from its beginning.");
        }
    }

    private KafkaTopic pinned(EventSource source) {
        String name = source.topic();
        return inputs.find(InputKind.KAFKA_TOPIC, name)
                .map(input -> KafkaTopic.fromJson(name, input.value()))
                .orElseThrow(() -> new IllegalStateException("topic %s is not pinned".formatted(name)));
    }

    /** From PostgreSQL and not from silver: a store that opened today is there first. */
    private Dataset<Row> locations() {
        return database.table("retail.locations").select("location_id", "time_zone");
    }
}
