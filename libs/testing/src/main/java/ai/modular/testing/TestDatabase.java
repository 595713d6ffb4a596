package ai.modular.testing;

import ai.modular.localstack.DatabaseRole;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of one test class: migrated, empty, with the roles of the platform. Dropped after the class. */
public final class TestDatabase {

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    static TestDatabase create(String name) {
        MigratedTemplate.copyTo(name);
        return new TestDatabase(name);
    }

    void drop() {
        try (Connection connection = TestHome.stack().administer("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(name));
        } catch (SQLException e) {
            throw new IllegalStateException("Dropping the test database " + name, e);
        }
    }

    public String name() {
        return name;
    }

    public String jdbcUrl() {
        return TestHome.stack().databaseUrl(name);
    }

    public String user(DatabaseRole role) {
        return role.user();
    }

    public String password(DatabaseRole role) {
        return TestHome.setting(role.passwordSetting());
    }

    /** A new connection of this role; auto-commit is on. */
    public Connection connect(DatabaseRole role) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), user(role), password(role));
    }

    /** Connections of this role, unpooled. */
    public DataSource dataSource(DatabaseRole role) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(user(role));
        source.setPassword(password(role));
        return source;
    }

    /** Runs statements as the job role, which no row policy binds, to prepare rows; several may be separated by semicolons. */
    public void execute(String sql) {
        try (Connection connection = connect(DatabaseRole.JOB);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalArgumentException("In %s: %s".formatted(name, sql), e);
        }
    }

    /** The settings that point to this database, by the names of the environment. */
    public Map<String, String> settings() {
        Map<String, String> result = new TreeMap<>();
        result.put("MODULARAI_POSTGRES_URL", jdbcUrl());
        for (DatabaseRole role : DatabaseRole.values()) {
            result.put(role.userSetting(), user(role));
            result.put(role.passwordSetting(), password(role));
        }
        return result;
    }
}
