package ai.modular.spark;

import static org.apache.spark.sql.functions.col;

import ai.modular.contracts.error.LeaseHeld;
import ai.modular.contracts.job.CurrentRun;
import ai.modular.contracts.job.Lease;
import ai.modular.contracts.job.Leases;
import ai.modular.contracts.lake.LakeCommit;
import ai.modular.contracts.lake.TableDefinition;
import io.delta.tables.DeltaTable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;

/** The four ways a run changes a lake table. Each takes the table's lease, commits once and brings the ledger up to date. */
final class LakeWriter {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final String LOCATION = "location_id";
    private static final String MARK = "spark.databricks.delta.commitInfo.userMetadata";

    private final SparkSession spark;
    private final CurrentRun run;
    private final Leases leases;
    private final Duration patience;
    private final Function<TableDefinition, String> path;
    private final Function<TableDefinition, List<LakeCommit>> syncLedger;

    LakeWriter(
            SparkSession spark,
            CurrentRun run,
            Leases leases,
            Duration patience,
            Function<TableDefinition, String> path,
            Function<TableDefinition, List<LakeCommit>> syncLedger) {
        this.spark = spark;
        this.run = run;
        this.leases = leases;
        this.patience = patience;
        this.path = path;
        this.syncLedger = syncLedger;
    }

    long replace(TableDefinition table, String predicate, Dataset<Row> rows) {
        boolean part = coversPart(table);
        Dataset<Row> own = part ? rows.where(col(LOCATION).isin(stores().toArray())) : rows;
        String where = part ? predicate + " AND " + LOCATION + " IN (" + quoted(stores()) + ")" : predicate;
        DataFrameWriter<Row> writer =
                sorted(table, new TableSchema(table).aligned(own)).write().mode(SaveMode.Overwrite);
        return commit(table, () -> save(table, "true".equals(where) ? writer : writer.option("replaceWhere", where)));
    }

    long append(TableDefinition table, Dataset<Row> rows) {
        Dataset<Row> aligned = sorted(table, new TableSchema(table).aligned(rows));
        return commit(table, () -> save(table, aligned.write().mode(SaveMode.Append)));
    }

    long appendOnce(TableDefinition table, Dataset<Row> rows, String transaction) {
        Dataset<Row> aligned = sorted(table, new TableSchema(table).aligned(rows));
        return commit(
                table,
                () -> save(
                        table,
                        aligned.write()
                                .mode(SaveMode.Append)
                                .option("txnAppId", transaction)
                                .option("txnVersion", 1)));
    }

    long appendStream(TableDefinition table, Dataset<Row> stream, String checkpoint) {
        Dataset<Row> aligned = new TableSchema(table).aligned(stream);
        return commit(table, () -> {
            try {
                aligned.writeStream()
                        .format("delta")
                        .trigger(Trigger.AvailableNow())
                        .option("checkpointLocation", checkpoint)
                        .option("userMetadata", mark())
                        .start(path.apply(table))
                        .awaitTermination();
            } catch (StreamingQueryException e) {
                throw new IllegalStateException("stream into " + table.name() + " failed", e);
            }
        });
    }

    /**
     * @param rows aligned and with distinct keys
     * @param partitions the partitions that the rows fall on, so that the merge opens no other
     */
    long insert(TableDefinition table, Dataset<Row> rows, Column partitions) {
        Column sameKey = table.key().stream()
                .map(name -> col("stored." + name).eqNullSafe(col("incoming." + name)))
                .reduce(partitions, Column::and);
        return commit(table, () -> {
            DeltaTable stored = DeltaTable.forPath(spark, path.apply(table)).as("stored");
            if (stored.toDF().where(partitions).isEmpty()) {
                // The first rows of their partitions have nothing to be compared with
                save(table, sorted(table, rows).write().mode(SaveMode.Append));
            } else {
                stored.merge(rows.as("incoming"), sameKey)
                        .whenNotMatched()
                        .insertAll()
                        .execute();
            }
        });
    }

    /** The partitions that the rows fall on, as a condition. */
    static Column partitionsOf(TableDefinition table, Dataset<Row> rows) {
        return table.partitionBy().stream()
                .map(name -> {
                    Object[] values = rows.select(name).distinct().collectAsList().stream()
                            .map(row -> row.get(0))
                            .toArray();
                    return col("stored." + name).isin(values);
                })
                .reduce(org.apache.spark.sql.functions.lit(true), Column::and);
    }

    private long commit(TableDefinition table, Runnable write) {
        try (Lease lease = acquire("table/" + table.name())) {
            syncLedger.apply(table);
            // Stays set: other tables may be written at the same time, and every commit of a job carries the same mark
            spark.conf().set(MARK, mark());
            prepare(table);
            lease.verify();
            write.run();
            return syncLedger.apply(table).stream().mapToLong(LakeCommit::rows).sum();
        }
    }

    /** Waits for another run to end its commit, which takes seconds: the hourly run and the night write some of the same tables. */
    private Lease acquire(String name) {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return leases.acquire(name);
            } catch (LeaseHeld held) {
                if (System.nanoTime() > end) {
                    throw held;
                }
                pause(held);
            }
        }
    }

    private static void pause(LeaseHeld held) {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw held;
        }
    }

    private void prepare(TableDefinition table) {
        TableSchema schema = new TableSchema(table);
        if (!DeltaTable.isDeltaTable(spark, path.apply(table))) {
            new NewTable(spark, table).create(path.apply(table), mark());
            return;
        }
        List<String> added = schema.newColumns(
                DeltaTable.forPath(spark, path.apply(table)).toDF().schema());
        for (String name : added) {
            spark.sql("ALTER TABLE delta.`%s` ADD COLUMN %s %s"
                    .formatted(
                            path.apply(table),
                            name,
                            schema.type().apply(name).dataType().sql()));
        }
    }

    private void save(TableDefinition table, DataFrameWriter<Row> writer) {
        writer.format("delta").save(path.apply(table));
    }

    private static Dataset<Row> sorted(TableDefinition table, Dataset<Row> rows) {
        Column[] order = Stream.concat(table.partitionBy().stream(), table.sortBy().stream())
                .map(org.apache.spark.sql.functions::col)
                .toArray(Column[]::new);
        return table.sortBy().isEmpty() ? rows : rows.sortWithinPartitions(order);
    }

    private boolean coversPart(TableDefinition table) {
        return !stores().isEmpty() && new TableSchema(table).has(LOCATION);
    }

    private Collection<String> stores() {
        return run.identity().stores();
    }

    private static String quoted(Collection<String> stores) {
        return stores.stream()
                .map(store -> "'" + store.replace("\\", "\\\\").replace("'", "\\'") + "'")
                .collect(Collectors.joining(", "));
    }

    private String mark() {
        return "{\"run\":\"%s\",\"job\":\"%s\"}".formatted(run.identity().runId(), run.job());
    }
}
