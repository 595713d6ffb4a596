package ai.modular.spark;

import static org.apache.spark.sql.functions.col;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.job.CurrentRun;
import ai.modular.contracts.job.Leases;
import ai.modular.contracts.lake.CommitLedger;
import ai.modular.contracts.lake.LakeCommit;
import ai.modular.contracts.lake.RunInputs;
import ai.modular.contracts.lake.TableDefinition;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * The lake as one run sees it. A read gives the table as this run left it, or else as it was when the run first looked; a restart sees the same.
 * A write is one commit: all or nothing, by one writer at a time, and recorded in the ledger. A run that covers a part of the chain writes the
 * rows of its stores only, and leaves those of other stores as they are.
 */
public final class Lake {

    private final SparkSession spark;
    private final String root;
    private final CurrentRun run;
    private final LakeVersions versions;
    private final LakeWriter writer;

    /** As the other one, with two minutes of patience: longer than a lease lives after its holder died. */
    public Lake(SparkSession spark, String root, CurrentRun run, CommitLedger ledger, RunInputs inputs, Leases leases) {
        this(spark, root, run, ledger, inputs, leases, Duration.ofMinutes(2));
    }

    /**
     * @param root folder or URI; a table lies in {@code <root>/<layer>/<table>}
     * @param patience how long a write waits for another run that writes the same table
     */
    public Lake(
            SparkSession spark,
            String root,
            CurrentRun run,
            CommitLedger ledger,
            RunInputs inputs,
            Leases leases,
            Duration patience) {
        this.spark = spark;
        this.root = root;
        this.run = run;
        this.versions = new LakeVersions(this::path, spark.sparkContext().hadoopConfiguration(), ledger, inputs);
        this.writer = new LakeWriter(spark, run, leases, patience, this::path, versions::syncLedger);
    }

    /**
     * The table in the version that this run sees.
     *
     * @throws UserError if the table does not exist
     */
    public Dataset<Row> read(TableDefinition table) {
        OptionalLong version = versions.visible(table);
        if (version.isEmpty()) {
            throw new UserError(
                    "%s does not exist in the lake %s".formatted(table.name(), root),
                    "Run the job that fills it first; the order of jobs stands in conf/pipelines.yml.");
        }
        return at(table, version.getAsLong());
    }

    /** As {@link #read(TableDefinition)}; a table that does not exist yet has no rows. */
    public Dataset<Row> readOrEmpty(TableDefinition table) {
        OptionalLong version = versions.visible(table);
        return version.isPresent() ? at(table, version.getAsLong()) : none(table);
    }

    /** The rows of one date, by the table's date partition. */
    public Dataset<Row> read(TableDefinition table, LocalDate date) {
        return read(table).where(col(new TableSchema(table).dateColumn()).equalTo(date));
    }

    /** Whether this run sees the table. */
    public boolean exists(TableDefinition table) {
        return versions.visible(table).isPresent();
    }

    /** The version that this run sees: its own last commit, else the pinned one. Provenance of what is made of it. */
    public OptionalLong visibleVersion(TableDefinition table) {
        return versions.visible(table);
    }

    /** Replaces the rows of one date, also by none; other dates stay. Returns the number of rows written. */
    public long replaceDate(TableDefinition table, LocalDate date, Dataset<Row> rows) {
        return replaceDates(table, List.of(date), rows);
    }

    /**
     * Replaces the rows of all these dates in one commit; a date without rows becomes empty. Rows of another date are refused by the commit.
     *
     * @throws IllegalArgumentException if the rows do not have the table's columns
     */
    public long replaceDates(TableDefinition table, Collection<LocalDate> dates, Dataset<Row> rows) {
        if (dates.isEmpty()) {
            return 0;
        }
        String listed = dates.stream().map("DATE'%s'"::formatted).sorted().collect(Collectors.joining(", "));
        return writer.replace(table, new TableSchema(table).dateColumn() + " IN (" + listed + ")", rows);
    }

    /** Replaces the whole table: of a run over a part of the chain, the rows of its stores. */
    public long replaceAll(TableDefinition table, Dataset<Row> rows) {
        return writer.replace(table, "true", rows);
    }

    /** Inserts the rows whose key is not there yet, the first one of each key; returns how many that were. */
    public long insertNew(TableDefinition table, Dataset<Row> rows) {
        String[] key = table.key().toArray(String[]::new);
        Dataset<Row> distinct =
                new TableSchema(table).aligned(rows).dropDuplicates(key).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            return writer.insert(table, distinct, LakeWriter.partitionsOf(table, distinct));
        } finally {
            distinct.unpersist();
        }
    }

    /**
     * As {@link #insertNew(TableDefinition, Dataset)}, for rows that are cheap to read twice.
     *
     * @param rows with distinct keys, at hand or cached
     * @param dates all dates that the rows fall on
     */
    public long insertNew(TableDefinition table, Dataset<Row> rows, Collection<LocalDate> dates) {
        return writer.insert(
                table,
                new TableSchema(table).aligned(rows),
                col("stored." + new TableSchema(table).dateColumn()).isin(dates.toArray()));
    }

    /** Adds the rows. A restarted step adds them again: where that can happen, {@link #appendOnce} is the right one. */
    public long append(TableDefinition table, Dataset<Row> rows) {
        return writer.append(table, rows);
    }

    /** Adds the rows unless this run did so before under the same name; returns the rows written now. */
    public long appendOnce(TableDefinition table, Dataset<Row> rows, String batch) {
        return writer.appendOnce(table, rows, run.identity().runId() + "/" + run.job() + "/" + batch);
    }

    /**
     * Runs a stream until it has added all that its source held at the start; each batch once, however often it is restarted.
     *
     * @param checkpoint of {@link #checkpoint}
     * @return rows added
     */
    public long appendStream(TableDefinition table, Dataset<Row> stream, String checkpoint) {
        return writer.appendStream(table, stream, checkpoint);
    }

    /** Folder for the progress of a stream into the table. */
    public String checkpoint(TableDefinition table, String source) {
        return root + "/_checkpoints/" + table.name() + "/" + source;
    }

    /** The table as it is now, whatever this run is pinned to: for finding where a stream stopped, never for results. */
    public Dataset<Row> readNewest(TableDefinition table) {
        versions.syncLedger(table);
        OptionalLong newest = versions.newest(table);
        return newest.isPresent() ? at(table, newest.getAsLong()) : none(table);
    }

    /**
     * Records in the ledger what the table's log has and the ledger has not: a commit made right before a crash is found here.
     *
     * @return the commits that were new to the ledger
     * @throws UserError if the log ends before the ledger does, or a commit in it is broken
     */
    public List<LakeCommit> syncLedger(TableDefinition table) {
        return versions.syncLedger(table);
    }

    /** Where the table lies, for a reader that needs a path: a stream, a check. */
    public String path(TableDefinition table) {
        return root + "/" + table.name().replace('.', '/');
    }

    private Dataset<Row> at(TableDefinition table, long version) {
        Dataset<Row> stored =
                spark.read().format("delta").option("versionAsOf", version).load(path(table));
        return new TableSchema(table).widened(stored);
    }

    private Dataset<Row> none(TableDefinition table) {
        return spark.createDataFrame(List.<Row>of(), new TableSchema(table).type());
    }
}
