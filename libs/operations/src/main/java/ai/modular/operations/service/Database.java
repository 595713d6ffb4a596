package ai.modular.operations.service;

import ai.modular.contracts.error.ServiceUnreachable;
import ai.modular.contracts.error.UserError;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.configuration.Settings.Credentials;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.sql.DataSource;

/** The connection to PostgreSQL in one of its roles. */
public final class Database implements AutoCloseable {

    private static final int CONNECTIONS = 8;

    private final HikariDataSource pool;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Connects and sees that the tables are there.
     *
     * @throws ServiceUnreachable if PostgreSQL does not answer after bounded retries
     * @throws UserError if it refuses the user, or the database or its tables are not there
     */
    public static Database connect(Settings settings, Credentials role) {
        String url = settings.postgres().url();
        patiently(settings, role, () -> probe(url, role));
        return new Database(pool(url, role));
    }

    /**
     * Sees that PostgreSQL lets the role in; tables are not asked for, so that it can be called before they are made.
     *
     * @throws ServiceUnreachable if PostgreSQL does not answer after bounded retries
     * @throws UserError if it refuses the user, or the database is not there
     */
    public static void requireAnswer(Settings settings, Credentials role) {
        String url = settings.postgres().url();
        patiently(settings, role, () -> {
            try (Connection connection = DriverManager.getConnection(url, role.user(), role.password())) {
                return connection.isValid(0);
            }
        });
    }

    private static void patiently(Settings settings, Credentials role, Callable<Boolean> question) {
        try {
            new Retries(settings.retry()).call(question, Database::isTemporary);
        } catch (SQLException e) {
            throw refused(settings, role, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for PostgreSQL", e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }

    /** host:port/database, without what may follow in a URL. */
    public static String address(Settings settings) {
        return settings.postgres().url().replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*", "");
    }

    /** Whether the failure is one of the connection, not of what was asked for. */
    public static boolean isConnectionLost(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        // 08: connection exceptions, 57P0x: the server is stopping or starting, 53300: too many connections;
        // the pool says "transient" when it got no connection in time
        return state.startsWith("08")
                || state.startsWith("57P0")
                || state.equals("53300")
                || e instanceof SQLTransientConnectionException;
    }

    private static boolean isTemporary(Exception e) {
        return e instanceof SQLException sql && isConnectionLost(sql);
    }

    private static boolean probe(String url, Credentials role) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, role.user(), role.password());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT to_regclass('ops.run') IS NOT NULL")) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new UserError(
                        "the database at %s has no tables of ModularAI".formatted(url),
                        "Run `modularai up`: it creates them.");
            }
            return true;
        }
    }

    private static RuntimeException refused(Settings settings, Credentials role, SQLException e) {
        String address = address(settings);
        if (isConnectionLost(e)) {
            return new ServiceUnreachable(
                    "PostgreSQL", address, "Start it (`modularai up` for the local one) or correct postgres.url.", e);
        }
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        String key =
                Set.of("28000", "28P01").contains(state) ? "postgres." + role.role() + ".password" : "postgres.url";
        return new UserError(
                "PostgreSQL at %s refuses the user %s: %s".formatted(address, role.user(), e.getMessage()),
                "Correct %s.".formatted(key),
                e);
    }

    private static HikariDataSource pool(String url, Credentials role) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(role.user());
        config.setPassword(role.password());
        config.setPoolName("modularai-" + role.role());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.addDataSourceProperty("ApplicationName", "modularai-" + role.role());
        config.addDataSourceProperty("reWriteBatchedInserts", true);
        config.addDataSourceProperty("tcpKeepAlive", true);
        return new HikariDataSource(config);
    }
}
