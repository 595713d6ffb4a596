package ai.modular.etl.importfreshretailnet;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import ai.modular.contracts.error.UserError;
import ai.modular.grocery.lake.BronzeTables;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.spark.Lake;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Reads the files once per question, writes the lake. */
final class FreshImport {

    /** Tasks that write the hourly sales: each takes some of the dates, sorted, in memory. */
    private static final int WRITERS = 24;

    private final FreshFolder folder;
    private final Lake lake;
    private final OptionalInt wantedSeries;
    private FreshSales chosen;

    /** @param wantedSeries how many series to take; empty means all */
    FreshImport(FreshFolder folder, Lake lake, OptionalInt wantedSeries) {
        this.folder = folder;
        this.lake = lake;
        this.wantedSeries = wantedSeries;
    }

    /** Puts rows that cannot be taken into quarantine, and returns how many those were. */
    long check(UUID runId, LocalDate businessDate) {
        Dataset<Row> rejected = sales().rejected();
        if (rejected.isEmpty()) {
            return 0;
        }
        Dataset<Row> rows = rejected.select(
                lit(null).cast("string").as("topic"),
                lit(null).cast("string").as("topic_id"),
                lit(null).cast("int").as("partition"),
                lit(null).cast("bigint").as("offset"),
                col("file"),
                col("line"),
                lit(null).cast("string").as("event_id"),
                col("raw"),
                col("reason"),
                lit(runId.toString()).as("run_id"),
                lit(businessDate).as("received_date"));
        return lake.appendOnce(BronzeTables.QUARANTINE, rows, "rejected");
    }

    /** The master data for PostgreSQL, handed to {@code use} by table, in an order in which none refers to a later one. */
    long withCatalogue(ToLongFunction<Map<String, Dataset<Row>>> use) {
        Dataset<Row> series = sales().series().persist();
        try {
            return use.applyAsLong(new FreshCatalogue(series, sales().holidays(), folder.plan()).tables());
        } finally {
            series.unpersist();
        }
    }

    SortedSet<LocalDate> dates() {
        return sales().dates();
    }

    /**
     * Replaces the hourly sales of all dates of the set; returns the number of rows.
     *
     * @throws UserError if a series has a day twice
     */
    long replaceSales(SortedSet<LocalDate> dates) {
        try {
            return lake.replaceDates(
                    SilverTables.SALES_HOURS, dates, sales().salesHours(Math.min(WRITERS, dates.size())));
        } catch (Exception e) { // Spark's exceptions are checked, though Scala does not declare them
            throw twice(e).<RuntimeException>map(message ->
                            new UserError(message, "Remove one of the rows: which one is right cannot be told.", e))
                    .orElseGet(() -> e instanceof RuntimeException known
                            ? known
                            : new IllegalStateException("the sales cannot be written", e));
        }
    }

    private static Optional<String> twice(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(cause -> Objects.toString(cause.getMessage(), ""))
                .filter(message -> message.contains(FreshSales.TWICE))
                .map(message -> message.substring(message.indexOf(FreshSales.TWICE))
                        .lines()
                        .findFirst()
                        .orElseThrow()
                        .replaceFirst(" SQLSTATE: .*", ""))
                .findFirst();
    }

    private FreshSales sales() {
        if (chosen == null) {
            FreshSales all = new FreshSales(folder.history());
            chosen = wantedSeries.isPresent() ? all.only(SeriesChoice.of(all.stores(), wantedSeries.getAsInt())) : all;
        }
        return chosen;
    }
}
