package ai.modular.spark;

import ai.modular.contracts.error.ServiceUnreachable;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A PostgreSQL database and the role to enter it with. Executors open their own connections from it. */
public record PostgresTarget(String url, String user, String password) implements Serializable {

    private static final int ATTEMPTS = 4;
    private static final long FIRST_DELAY_MILLIS = 500;

    /**
     * Opens a connection, with a few attempts.
     *
     * @throws ServiceUnreachable if the server still does not answer
     */
    public Connection connect() throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                return DriverManager.getConnection(url, properties());
            } catch (SQLException e) {
                if (!isUnreachable(e)) {
                    throw e;
                }
                if (attempt == ATTEMPTS) {
                    throw new ServiceUnreachable(
                            "PostgreSQL", url, "See that it runs, and that MODULARAI_POSTGRES_URL names it.", e);
                }
                pause(FIRST_DELAY_MILLIS << attempt);
            }
        }
    }

    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("driver", "org.postgresql.Driver");
        return properties;
    }

    /** Class 08 is a connection that failed; 57P03 a server that is starting up. */
    private static boolean isUnreachable(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("08") || state.equals("57P03"));
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for PostgreSQL", e);
        }
    }

    /** Without the password: targets end up in logs. */
    @Override
    public String toString() {
        return user + " at " + url;
    }
}
