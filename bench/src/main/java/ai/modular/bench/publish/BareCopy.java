package ai.modular.bench.publish;

import ai.modular.operations.configuration.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The yardstick: the rows of a date copied out into a file in COPY's binary format, the table emptied, the file copied in again. */
final class BareCopy {

    private static final int BUFFER = 1 << 16;

    private final Settings settings;

    record Timing(long rows, double seconds) {}

    BareCopy(Settings settings) {
        this.settings = settings;
    }

    /** One connection, as {@code \copy} has it; the time of the second half only. */
    Map<String, Timing> time(LocalDate date, Collection<String> tables) throws SQLException, IOException {
        Map<String, Timing> timings = new LinkedHashMap<>();
        Settings.Postgres postgres = settings.postgres();
        try (Connection connection = DriverManager.getConnection(
                        postgres.url(), postgres.job().user(), postgres.job().password());
                Statement statement = connection.createStatement()) {
            CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
            for (String table : tables) {
                timings.put(table, time(copy, statement, table, date));
            }
        }
        return timings;
    }

    private Timing time(CopyManager copy, Statement statement, String table, LocalDate date)
            throws SQLException, IOException {
        Path file = Files.createTempFile(settings.home(), "bare", ".copy");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                copy.copyOut(
                        "COPY (SELECT * FROM %s WHERE business_date = '%s') TO STDOUT (FORMAT binary)"
                                .formatted(table, date),
                        out);
            }
            statement.execute("TRUNCATE " + table);
            long start = System.nanoTime();
            try (InputStream in = Files.newInputStream(file)) {
                long rows = copy.copyIn("COPY %s FROM STDIN (FORMAT binary)".formatted(table), in, BUFFER);
                return new Timing(rows, (System.nanoTime() - start) / 1e9);
            }
        } finally {
            Files.delete(file);
        }
    }
}
