package ai.modular.testing;

import ai.modular.localstack.DatabaseRole;
import ai.modular.sql.Roles;
import ai.modular.sql.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** A migrated database that test databases are copied from: a copy takes a tenth of a migration. Other migrations make another one. */
final class MigratedTemplate {

    private static final String PREFIX = "migrated_";
    private static final long LOCK = 7_316_052;
    private static boolean swept;

    private MigratedTemplate() {}

    static synchronized void copyTo(String database) {
        String template = PREFIX + fingerprint();
        try (Connection connection = TestHome.stack().administer("postgres");
                Statement statement = connection.createStatement()) {
            // Test runs of several checkouts or modules may share the server.
            statement.execute("SELECT pg_advisory_lock(%d)".formatted(LOCK));
            if (!databases(statement, template).contains(template)) {
                build(statement, template);
            }
            if (!swept) {
                swept = true;
                sweep(statement);
            }
            statement.execute(
                    "CREATE DATABASE %s TEMPLATE %s OWNER %s".formatted(database, template, DatabaseRole.OWNER.user()));
        } catch (SQLException e) {
            throw new IllegalStateException("Making the test database " + database, e);
        }
    }

    private static void build(Statement statement, String template) throws SQLException {
        for (String old : databases(statement, "migrated\\_%")) {
            statement.execute("DROP DATABASE %s WITH (FORCE)".formatted(old));
        }
        String draft = PREFIX + "draft";
        statement.execute("CREATE DATABASE %s OWNER %s".formatted(draft, DatabaseRole.OWNER.user()));
        migrate(TestHome.stack().databaseUrl(draft));
        statement.execute("ALTER DATABASE %s RENAME TO %s".formatted(draft, template));
    }

    private static void migrate(String url) {
        Roles roles = new Roles(
                DatabaseRole.JOB.user(),
                DatabaseRole.WEB.user(),
                DatabaseRole.SCHEDULER.user(),
                DatabaseRole.SCIENTIST.user());
        String password = TestHome.setting(DatabaseRole.OWNER.passwordSetting());
        Schema.migrate(url, DatabaseRole.OWNER.user(), password, roles);
    }

    /** Drops what tests left behind that were killed: the name of a test database holds its process. */
    private static void sweep(Statement statement) throws SQLException {
        for (String database : databases(statement, "test\\_%")) {
            String pid = database.split("_")[1];
            if (ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                statement.execute("DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(database));
            }
        }
    }

    private static List<String> databases(Statement statement, String pattern) throws SQLException {
        List<String> result = new ArrayList<>();
        try (ResultSet rows =
                statement.executeQuery("SELECT datname FROM pg_database WHERE datname LIKE '%s'".formatted(pattern))) {
            while (rows.next()) {
                result.add(rows.getString(1));
            }
        }
        return result;
    }

    private static String fingerprint() {
        URL folder = Schema.class.getResource("/db/migration");
        if (folder == null) {
            throw new IllegalStateException("No /db/migration on the class path: the module sql is missing");
        }
        try {
            return fingerprint(folder.toURI());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String fingerprint(URI folder) throws IOException {
        if (!folder.getScheme().equals("jar")) {
            return fingerprint(Path.of(folder));
        }
        try (FileSystem jar = FileSystems.newFileSystem(folder, Map.of())) {
            return fingerprint(jar.getPath("/db/migration"));
        }
    }

    private static String fingerprint(Path folder) throws IOException {
        CRC32 content = new CRC32();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                content.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                content.update(Files.readAllBytes(file));
            }
        }
        return "%08x".formatted(content.getValue());
    }
}
