package ai.modular.scoring.shown;

import ai.modular.contracts.error.RunFailed;
import ai.modular.contracts.job.Lease;
import ai.modular.contracts.job.RunIdentity;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.run.RunContext;
import ai.modular.spark.PostgresCopy;
import ai.modular.spark.PostgresTarget;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What pages show of how things turned out, in PostgreSQL: the rows of the run's date and stores change in one transaction per table. */
public final class ShownTables {

    private final PostgresTarget target;
    private final RunIdentity run;
    private final Lease lease;

    public static ShownTables of(RunContext run, Settings settings) {
        Settings.Credentials role = settings.postgres().job();
        PostgresTarget target = new PostgresTarget(settings.postgres().url(), role.user(), role.password());
        return new ShownTables(target, run.identity(), run.lease());
    }

    private ShownTables(PostgresTarget target, RunIdentity run, Lease lease) {
        this.target = target;
        this.run = run;
        this.lease = lease;
    }

    /**
     * Replaces the date's rows.
     *
     * @param rows a few thousand, cheap to read
     * @param count of them
     * @throws RunFailed if the table holds another number of rows afterwards
     */
    public void replace(String table, Dataset<Row> rows, long count) {
        lease.verify();
        String columns = String.join(", ", rows.columns());
        String delete = "DELETE FROM " + table + ofTheRun();
        try {
            if (count == 0) {
                execute(delete);
            } else {
                // One partition is one transaction
                PostgresCopy.merge(
                        rows.coalesce(1),
                        target,
                        table,
                        "%s; INSERT INTO %s (%s) SELECT %s FROM %s"
                                .formatted(delete, table, columns, columns, PostgresCopy.STAGING));
            }
            requireCount(table, count);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write " + table, e);
        }
    }

    private void requireCount(String table, long expected) throws SQLException {
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT count(*) FROM " + table + ofTheRun())) {
            result.next();
            if (result.getLong(1) != expected) {
                throw new RunFailed(
                        "%s holds %d rows for %s, but %d were written"
                                .formatted(table, result.getLong(1), run.businessDate(), expected),
                        "Run the same command again: it writes them anew.");
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = target.connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private String ofTheRun() {
        String date = " WHERE business_date = DATE '%s'".formatted(run.businessDate());
        return run.stores().isEmpty()
                ? date
                : run.stores().stream()
                        .map(store -> "'" + store.replace("'", "''") + "'")
                        .collect(Collectors.joining(", ", date + " AND location_id IN (", ")"));
    }
}
