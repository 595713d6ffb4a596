package ai.modular.localstack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.IntSupplier;

/** Connections to the PostgreSQL of this home. */
final class PostgresConnections {

    static final String SUPERUSER = "postgres";

    private final IntSupplier port;
    private final DatabasePasswords passwords;

    PostgresConnections(IntSupplier port, DatabasePasswords passwords) {
        this.port = port;
        this.passwords = passwords;
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port.getAsInt(), database);
    }

    Connection superuser(String database) throws SQLException {
        return open(url(database), SUPERUSER, passwords.of(DatabasePasswords.SUPERUSER));
    }

    /** Whether a query of the job role is answered: the server runs, has our roles and knows our passwords. */
    boolean answers() {
        DatabaseRole role = DatabaseRole.JOB;
        return passwords.canBeUsed() && answers(url(DatabaseRoles.DATABASE), role.user(), passwords.of(role.name()));
    }

    /** Whether the superuser gets in: true before roles and databases are made. */
    boolean admits() {
        return passwords.canBeUsed() && answers(url("postgres"), SUPERUSER, passwords.of(DatabasePasswords.SUPERUSER));
    }

    static boolean answers(String url, String user, String password) {
        try (Connection connection = open(url, user, password);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT 1")) {
            return rows.next() && rows.getInt(1) == 1;
        } catch (SQLException e) {
            return false;
        }
    }

    private static Connection open(String url, String user, String password) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "3");
        properties.setProperty("loginTimeout", "5");
        properties.setProperty("ApplicationName", "modularai local stack");
        return DriverManager.getConnection(url, properties);
    }
}
