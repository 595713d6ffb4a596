package ai.modular.operations.run;

import ai.modular.operations.configuration.Settings;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.TestHome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The test jobs as pipelines, against a test's own database. */
final class Runs {

    private final Path folder;
    private final Settings settings;
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();

    Runs(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.settings = Settings.load(TestHome.checkout(), environment);
    }

    static Runs on(TestDatabase database, Path folder, String leaseDuration) {
        return new Runs(folder, environment(database, folder, leaseDuration));
    }

    static Map<String, String> environment(TestDatabase database, Path folder, String leaseDuration) {
        Map<String, String> environment = new TreeMap<>(database.settings());
        environment.put("MODULARAI_HOME", folder.toString());
        environment.put("MODULARAI_LEASE_DURATION", leaseDuration);
        environment.put("MODULARAI_RETRY_ATTEMPTS", "2");
        environment.put("MODULARAI_RETRY_DELAY", "50ms");
        return environment;
    }

    Settings settings() {
        return settings;
    }

    RunOutcome run(RunRequest request) {
        return new PipelineRunner(
                        settings,
                        Pipelines.load(pipelines()),
                        JobModules.onClassPath(),
                        new PrintStream(told, true, StandardCharsets.UTF_8))
                .run(request);
    }

    String told() {
        return told.toString(StandardCharsets.UTF_8);
    }

    private Path pipelines() {
        try {
            return Files.writeString(
                    folder.resolve("pipelines.yml"), "both: [first, second]\nalso-second: [second]\nlost: [gone]\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
