package ai.modular.cli;

import ai.modular.contracts.error.UserError;
import ai.modular.operations.configuration.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Adds people on the class path of the web app, which alone knows how passwords are kept. */
final class PersonProcess {

    /** Asked for at the terminal. */
    static final String ASK = "-";

    private final Path root;
    private final Settings settings;

    PersonProcess(Path root, Settings settings) {
        this.root = root;
        this.settings = settings;
    }

    /** @param stores with commas between; empty for roles that see all */
    void add(String id, String name, String role, String password, String stores) {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dmodularai.root=" + root,
                "-cp",
                root.resolve("dist/web") + "/*",
                "ai.modular.web.people.AddPerson",
                id,
                name,
                role,
                password,
                stores);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            builder.environment().put("MODULARAI_HOME", settings.home().toString());
            if (builder.start().waitFor() != 0) {
                throw new UserError("the login of %s was not added".formatted(id), "Read the lines above.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UserError("the login of %s was not added: interrupted".formatted(id), "Run the command again.");
        }
    }
}
