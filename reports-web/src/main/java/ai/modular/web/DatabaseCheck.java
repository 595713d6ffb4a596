package ai.modular.web;

import ai.modular.contracts.error.ServiceUnreachable;
import ai.modular.contracts.error.UserError;
import ai.modular.operations.configuration.Settings;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Before the first page: the database answers, has its tables, and keeps the web role to the rows of who asks. */
final class DatabaseCheck {

    private static final String WRONG_PASSWORD = "28P01";
    private static final String ROLE = """
            SELECT rolsuper OR rolbypassrls AS sees_all, to_regclass('app.person') IS NULL AS empty
            FROM pg_roles WHERE rolname = current_user""";

    private final Settings.Postgres postgres;
    private final Settings.Retry retry;

    private DatabaseCheck(Settings.Postgres postgres, Settings.Retry retry) {
        this.postgres = postgres;
        this.retry = retry;
    }

    static DatabaseCheck of(Settings settings) {
        return new DatabaseCheck(settings.postgres(), settings.retry());
    }

    void run() {
        SQLException last = null;
        long pause = retry.delay().toMillis();
        for (int attempt = 1; attempt <= retry.attempts(); attempt++, pause *= 2) {
            try (Connection connection = connect()) {
                requireBoundRole(connection);
                return;
            } catch (SQLException e) {
                last = e;
                if (WRONG_PASSWORD.equals(e.getSQLState())) {
                    throw wrongPassword(e);
                }
                sleep(attempt < retry.attempts() ? pause : 0);
            }
        }
        throw new ServiceUnreachable(
                "PostgreSQL",
                postgres.url(),
                "Start it with `modularai up`, or correct MODULARAI_POSTGRES_URL. It said: " + last.getMessage(),
                last);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                postgres.url(), postgres.web().user(), postgres.web().password());
    }

    private void requireBoundRole(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet role = statement.executeQuery(ROLE)) {
            role.next();
            if (role.getBoolean("empty")) {
                throw new UserError(
                        "The database at %s has no table app.person".formatted(postgres.url()),
                        "Start the platform with `modularai up`: it brings the schema up to date.");
            }
            if (role.getBoolean("sees_all")) {
                throw new UserError(
                        "postgres.web.user is %s, a role that row-level security does not bind"
                                .formatted(postgres.web().user()),
                        "Set MODULARAI_POSTGRES_WEB_USER to a role that is neither superuser nor has BYPASSRLS.");
            }
        }
    }

    private UserError wrongPassword(SQLException cause) {
        return new UserError(
                "PostgreSQL refuses the password of %s".formatted(postgres.web().user()),
                "Correct MODULARAI_POSTGRES_WEB_PASSWORD.",
                cause);
    }

    private static void sleep(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for PostgreSQL", e);
        }
    }
}
