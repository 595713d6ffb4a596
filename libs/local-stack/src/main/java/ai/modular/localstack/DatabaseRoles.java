package ai.modular.localstack;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Roles, databases and extensions, made where they are missing. Run at each start: a start that was cut off is completed by the next. */
final class DatabaseRoles {

    static final String DATABASE = "modularai";
    static final String MLFLOW_DATABASE = "mlflow";
    private static final List<String> EXTENSIONS = List.of("vector", "pg_trgm", "pgcrypto");

    private final PostgresConnections connections;
    private final DatabasePasswords passwords;

    DatabaseRoles(PostgresConnections connections, DatabasePasswords passwords) {
        this.connections = connections;
        this.passwords = passwords;
    }

    void ensure() throws SQLException {
        try (Connection connection = connections.superuser("postgres")) {
            for (DatabaseRole role : DatabaseRole.values()) {
                ensureRole(connection, role.user(), role.attribute(), passwords.of(role.name()));
            }
            ensureRole(connection, MLFLOW_DATABASE, "", passwords.of(DatabasePasswords.MLFLOW));
        }
        // Every database made later, those of the tests too, is a copy of this one.
        ensureExtensions("template1");
        try (Connection connection = connections.superuser("postgres")) {
            ensureDatabase(connection, DATABASE, DatabaseRole.OWNER.user());
            ensureDatabase(connection, MLFLOW_DATABASE, MLFLOW_DATABASE);
        }
    }

    private static void ensureRole(Connection connection, String user, String attribute, String password)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!exists(statement, "SELECT FROM pg_roles WHERE rolname = '%s'".formatted(user))) {
                statement.execute("CREATE ROLE %s LOGIN %s PASSWORD '%s'".formatted(user, attribute, password));
            }
        }
    }

    private static void ensureDatabase(Connection connection, String name, String owner) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!exists(statement, "SELECT FROM pg_database WHERE datname = '%s'".formatted(name))) {
                statement.execute("CREATE DATABASE %s OWNER %s".formatted(name, owner));
            }
        }
    }

    private void ensureExtensions(String database) throws SQLException {
        try (Connection connection = connections.superuser(database);
                Statement statement = connection.createStatement()) {
            for (String extension : EXTENSIONS) {
                statement.execute("CREATE EXTENSION IF NOT EXISTS " + extension);
            }
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
