package ai.modular.scoring.publish;

import ai.modular.contracts.error.RunFailed;
import ai.modular.contracts.job.Lease;
import ai.modular.contracts.job.RunIdentity;
import ai.modular.spark.PostgresCopy;
import ai.modular.spark.PostgresTarget;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The rows of one revision in {@code insight.*_revision}. No reader sees them before the pointer moves, so they may be written again and again. */
final class RevisionTables {

    private static final String OF_THE_RUN =
            " WHERE business_date = ? AND revision = ? AND (cardinality(?::text[]) = 0 OR location_id = ANY (?::text[]))";

    private final PostgresTarget target;
    private final RunIdentity run;
    private final Lease lease;

    /** @param lease of the run; whoever lost it may no longer delete rows that its successor has published under the same revision */
    RevisionTables(PostgresTarget target, RunIdentity run, Lease lease) {
        this.target = target;
        this.run = run;
        this.lease = lease;
    }

    /**
     * Replaces the revision's rows in the table.
     *
     * @return rows written
     * @throws RunFailed if the table holds more or fewer rows afterwards than the copies that ended well: a copy that was thought lost has arrived
     */
    long replace(String table, Dataset<Row> rows) {
        lease.verify();
        try {
            execute("DELETE FROM " + table + OF_THE_RUN);
            long expected = PostgresCopy.write(rows, target, table);
            long found = count(table);
            if (found != expected) {
                throw new RunFailed(
                        "%s holds %d rows of revision %d for %s, but %d were copied"
                                .formatted(table, found, run.revision(), run.businessDate(), expected),
                        "Nothing was published. Run the same command again: it copies them anew.");
            }
            return found;
        } catch (SQLException e) {
            throw new IllegalStateException("cannot write " + table, e);
        }
    }

    private long count(String table) throws SQLException {
        try (Connection connection = target.connect();
                PreparedStatement statement = prepared(connection, "SELECT count(*) FROM " + table + OF_THE_RUN);
                ResultSet result = statement.executeQuery()) {
            result.next();
            return result.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = target.connect();
                PreparedStatement statement = prepared(connection, sql)) {
            statement.executeUpdate();
        }
    }

    private PreparedStatement prepared(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        Object[] stores = run.stores().toArray();
        statement.setDate(1, Date.valueOf(run.businessDate()));
        statement.setInt(2, run.revision());
        statement.setArray(3, connection.createArrayOf("text", stores));
        statement.setArray(4, connection.createArrayOf("text", stores));
        return statement;
    }
}
