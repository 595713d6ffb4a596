package ai.modular.web;

import ai.modular.localstack.DatabaseRole;
import ai.modular.operations.configuration.Settings;
import ai.modular.testing.TestDatabase;
import ai.modular.web.demo.DemoAccuracy;
import ai.modular.web.demo.DemoNight;
import ai.modular.web.demo.DemoOutcome;
import ai.modular.web.demo.DemoTraining;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/** The whole app on a free port over a test's own database, with two stores and one person per role. */
public final class RunningWeb implements AutoCloseable {

    public static final String PASSWORD = "three words here";

    private final ConfigurableApplicationContext context;

    private RunningWeb(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static RunningWeb over(TestDatabase database) throws SQLException {
        try (Connection connection = database.connect(DatabaseRole.JOB)) {
            new DemoNight(connection).write("s1", "s2");
        }
        DemoAccuracy.write(database);
        String hash = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);
        database.execute("""
                INSERT INTO app.person (person_id, display_name, role, password_hash) VALUES
                    ('manager', 'Mara Lind', 'MANAGER', '%1$s'), ('admin', 'Adam Roth', 'ADMIN', '%1$s'),
                    ('scientist', 'Sina Wolf', 'SCIENTIST', '%1$s');
                INSERT INTO app.person_location VALUES ('manager', 's1')""".formatted(hash));
        DemoOutcome.write(database);
        DemoTraining.write(database);
        return new RunningWeb(
                ReportsWeb.start(settings(database.settings()), "--server.port=0", "--server.address=127.0.0.1"));
    }

    static Settings settings(Map<String, String> database) {
        Map<String, String> environment = new TreeMap<>(database);
        environment.put(
                "MODULARAI_HOME", Path.of("target", "home").toAbsolutePath().toString());
        environment.put("MODULARAI_RETRY_DELAY", "10ms");
        return Settings.load(Path.of(".."), environment);
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    public String address() {
        return "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    @Override
    public void close() {
        context.close();
    }
}
