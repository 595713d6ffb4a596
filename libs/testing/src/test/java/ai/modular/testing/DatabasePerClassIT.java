package ai.modular.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.localstack.DatabaseRole;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithLocalStack
class DatabasePerClassIT {

    private static final String RUN = "INSERT INTO ops.lease VALUES ('%s', 'nobody', 1, now())";

    private final TestDatabase database;

    DatabasePerClassIT(TestDatabase database) {
        this.database = database;
    }

    @Test
    void isMigratedAndHasTheExtensions() throws SQLException {
        assertThat(query(DatabaseRole.OWNER, "SELECT extname FROM pg_extension ORDER BY 1"))
                .containsExactly("pg_trgm", "pgcrypto", "plpgsql", "vector");
        assertThat(
                        query(
                                DatabaseRole.JOB,
                                "SELECT nspname FROM pg_namespace WHERE nspname IN ('ops','retail','insight','app') ORDER BY 1"))
                .containsExactly("app", "insight", "ops", "retail");
    }

    @Test
    void everyRoleIsWhoItSaysItIs() throws SQLException {
        for (DatabaseRole role : DatabaseRole.values()) {
            assertThat(query(role, "SELECT current_user")).containsExactly(role.user());
        }
        assertThat(query(DatabaseRole.JOB, "SELECT rolname FROM pg_roles WHERE rolbypassrls ORDER BY 1"))
                .containsExactly("modularai_job", "postgres");
    }

    @Test
    void theWebCannotWriteWhatItOnlyReads() {
        assertThatThrownBy(() -> query(DatabaseRole.WEB, "DELETE FROM ops.lease RETURNING name"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied for table lease");
    }

    @Test
    void isOfThisClassAlone() throws SQLException {
        TestDatabase other = TestDatabase.create(database.name() + "_other");
        try {
            database.execute(RUN.formatted("table/here"));
            assertThat(query(DatabaseRole.JOB, "SELECT name FROM ops.lease")).containsExactly("table/here");
            try (Connection connection = other.connect(DatabaseRole.JOB)) {
                assertThat(query(connection, "SELECT name FROM ops.lease")).isEmpty();
            }
        } finally {
            other.drop();
        }
        assertThat(query(DatabaseRole.JOB, "SELECT datname FROM pg_database WHERE datname = '" + other.name() + "'"))
                .isEmpty();
    }

    @Nested
    class ANestedClass {

        @Test
        void sharesTheDatabase(TestDatabase nested) {
            assertThat(nested).isSameAs(database);
        }
    }

    private List<String> query(DatabaseRole role, String sql) throws SQLException {
        try (Connection connection = database.connect(role)) {
            return query(connection, sql);
        }
    }

    private static List<String> query(Connection connection, String sql) throws SQLException {
        List<String> result = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                result.add(rows.getString(1));
            }
        }
        return result;
    }
}
