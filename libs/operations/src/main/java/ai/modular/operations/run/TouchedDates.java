package ai.modular.operations.run;

import ai.modular.contracts.lake.RunInputs;
import ai.modular.contracts.lake.RunInputs.InputKind;
import ai.modular.contracts.lake.RunInputs.PinnedInput;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Dates whose events changed after they had been worked on: who finds late events marks them, who recomputes them says so.
 *
 * <p>A run sees the marks that were set before it first asked, however often it is restarted; a mark that comes later stays open for the next run.
 */
public final class TouchedDates {

    private static final String PIN = "ops.touched_date";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RunInputs inputs;
    private final UUID run;

    public TouchedDates(DataSource dataSource, PlatformTransactionManager transactions, RunInputs inputs, UUID run) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(transactions);
        this.inputs = inputs;
        this.run = run;
    }

    /** Marks dates; what this run marked and finished before is open again. */
    public void mark(Collection<LocalDate> dates, String reason) {
        if (dates.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        INSERT INTO ops.touched_date (business_date, reason, marked_by, marked_at)
                        SELECT day, :reason, :run, clock_timestamp() FROM unnest(:dates::date[]) AS day
                        ON CONFLICT (business_date, reason, marked_by)
                        DO UPDATE SET marked_at = clock_timestamp(), done_by = NULL""")
                .param("reason", reason)
                .param("run", run)
                .param("dates", sql(dates))
                .update();
    }

    /** The dates that this run has to recompute, up to and including a date. */
    public SortedSet<LocalDate> open(LocalDate upTo) {
        return new TreeSet<>(jdbc.sql("""
                        SELECT DISTINCT business_date FROM ops.touched_date
                        WHERE business_date <= :upTo AND marked_at <= :before::timestamptz AND (done_by IS NULL OR done_by = :run)""")
                .param("upTo", upTo)
                .param("before", before())
                .param("run", run)
                .query(LocalDate.class)
                .list());
    }

    /** Closes the marks of these dates that {@link #open} showed. */
    public void done(Collection<LocalDate> dates) {
        if (dates.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        UPDATE ops.touched_date SET done_by = :run
                        WHERE done_by IS NULL AND business_date = ANY (:dates) AND marked_at <= :before::timestamptz""")
                .param("run", run)
                .param("dates", sql(dates))
                .param("before", before())
                .update();
    }

    private String before() {
        return inputs.find(InputKind.SOURCE_TABLE, PIN)
                .orElseGet(() -> transaction.execute(status -> pin()))
                .value();
    }

    /** Waits for marks that are being written: none may get an earlier time than the pin and show after it. */
    private PinnedInput pin() {
        jdbc.sql("LOCK TABLE ops.touched_date IN SHARE MODE").update();
        String now =
                jdbc.sql("SELECT clock_timestamp()::text").query(String.class).single();
        return inputs.pin(new PinnedInput(InputKind.SOURCE_TABLE, PIN, now, null));
    }

    private static Date[] sql(Collection<LocalDate> dates) {
        return dates.stream().distinct().sorted().map(Date::valueOf).toArray(Date[]::new);
    }
}
