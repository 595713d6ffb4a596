package ai.modular.etl.ingestevents;

import ai.modular.contracts.job.CurrentRun;
import ai.modular.contracts.job.RunIdentity;
import ai.modular.localstack.DatabaseRole;
import ai.modular.operations.lake.PostgresCommitLedger;
import ai.modular.operations.lake.PostgresRunInputs;
import ai.modular.operations.lease.PostgresLeases;
import ai.modular.operations.run.TouchedDates;
import ai.modular.spark.KafkaLanding;
import ai.modular.spark.KafkaTopics;
import ai.modular.spark.Lake;
import ai.modular.spark.PostgresReader;
import ai.modular.spark.PostgresTarget;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.TestKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.spark.sql.SparkSession;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** One chain with two stores, a lake in a folder of its own, and runs over it. */
final class IngestFixture {

    static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    final JdbcClient jdbc;
    private final SparkSession spark;
    private final TestDatabase database;
    private final TestKafka kafka;
    private final Path folder;
    private final DataSource dataSource;

    IngestFixture(SparkSession spark, TestDatabase database, TestKafka kafka, Path folder) {
        this.spark = spark;
        this.database = database;
        this.kafka = kafka;
        this.folder = folder;
        this.dataSource = database.dataSource(DatabaseRole.JOB);
        this.jdbc = JdbcClient.create(dataSource);
        database.execute("""
                TRUNCATE ops.ledger, ops.ingest_progress, ops.touched_date, ops.run_input, retail.transactions, retail.inventory,
                    retail.recent_product_views, retail.sales_hourly, retail.locations CASCADE;
                INSERT INTO retail.locations (location_id, name, time_zone, currency) VALUES
                    ('berlin', 'Berlin', 'Europe/Berlin', 'EUR'), ('denver', 'Denver', 'America/Denver', 'USD')""");
    }

    /** A run, or with an id seen before its restart. */
    Run run(int number) {
        UUID id = new UUID(folder.hashCode(), number);
        jdbc.sql("""
                        INSERT INTO ops.run (run_id, pipeline, business_date, revision, state, code_version, host, pid)
                        VALUES (:id, 'ingest-events', :day, :number, 'RUNNING', 'test', 'test', 1) ON CONFLICT DO NOTHING""")
                .param("id", id)
                .param("day", DAY.plusDays(folder.hashCode() & 0xffff))
                .param("number", number)
                .update();
        return new Run(id);
    }

    void send(String topic, List<byte[]> messages) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka.brokers());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            messages.forEach(message -> producer.send(new ProducerRecord<>(topic, 0, null, message)));
        }
    }

    List<String> lines(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    KafkaTopics topics() {
        return new KafkaTopics(kafka.brokers(), Duration.ofSeconds(10));
    }

    /** The parts of the job as one process of a run has them. */
    final class Run {

        final UUID id;
        final Lake lake;
        final IngestEventsTables tables;
        final RetailTables retail;

        private Run(UUID id) {
            this.id = id;
            var inputs = new PostgresRunInputs(dataSource, id);
            var leases = new PostgresLeases(dataSource, "test", Duration.ofSeconds(60));
            var target = new PostgresTarget(
                    database.jdbcUrl(), database.user(DatabaseRole.JOB), database.password(DatabaseRole.JOB));
            this.lake = new Lake(
                    spark, folder.toString(), current(id), new PostgresCommitLedger(dataSource, id), inputs, leases);
            this.tables = new IngestEventsTables(
                    lake,
                    topics(),
                    new KafkaLanding(spark, lake, kafka.brokers()),
                    new PostgresReader(spark, target),
                    inputs,
                    new IngestProgress(dataSource),
                    new TouchedDates(dataSource, new DataSourceTransactionManager(dataSource), inputs, id),
                    id);
            this.retail = new RetailTables(lake, target, dataSource);
        }

        IngestCounts ingest(EventSource... sources) {
            tables.receive(List.of(sources));
            return refine(sources);
        }

        /** As the job, without PostgreSQL's tables: for tests that do not look at them. */
        IngestCounts toSilver(EventSource... sources) {
            tables.receive(List.of(sources));
            List<EventBatch> batches = Stream.of(sources).map(tables::open).toList();
            tables.quarantine(batches);
            IngestCounts counts = IngestCounts.NONE;
            for (EventBatch batch : batches) {
                try (batch) {
                    long added = tables.refine(batch);
                    tables.done(batch);
                    counts = counts.plus(
                            new IngestCounts(batch.read(), added, batch.bad(), batch.read() - batch.bad() - added));
                }
            }
            return counts;
        }

        IngestCounts refine(EventSource... sources) {
            return new IngestEventsStep(tables, retail, List.of(sources)).run(DAY);
        }

        List<String> rows(ai.modular.contracts.lake.TableDefinition table, String columns) {
            List<String> found = new ArrayList<>();
            lake.readOrEmpty(table)
                    .selectExpr("concat_ws(' ', " + columns + ") AS line")
                    .sort("line")
                    .collectAsList()
                    .forEach(row -> found.add(row.getString(0)));
            return found;
        }
    }

    private static CurrentRun current(UUID id) {
        var identity = new RunIdentity(id, "hourly", DAY, OptionalInt.empty(), 1, new TreeSet<>());
        return new CurrentRun() {
            @Override
            public RunIdentity identity() {
                return identity;
            }

            @Override
            public String job() {
                return "ingest-events";
            }
        };
    }
}
