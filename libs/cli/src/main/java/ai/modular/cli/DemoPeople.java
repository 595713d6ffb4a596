package ai.modular.cli;

import ai.modular.contracts.error.RunFailed;
import ai.modular.operations.configuration.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** One login per role, for the demo chain only: the app listens on the loopback address. */
final class DemoPeople {

    private static final String PASSWORD = "fresh-bread-at-seven";

    private final Path root;
    private final Settings settings;

    DemoPeople(Path root, Settings settings) {
        this.root = root;
        this.settings = settings;
    }

    void add() {
        addPerson("manager", "Mara Lind", "MANAGER", "s01");
        addPerson("admin", "Adam Roth", "ADMIN", "");
        addPerson("scientist", "Sina Wolf", "SCIENTIST", "");
    }

    static void introduce(String address, LocalDate date, long seconds) {
        System.out.printf("""

                ModularAI is up after %d s: %s

                  sign in as   password                  and look first at
                  manager      %3$-24s  today's order of the store: exceptions first, click a quantity for its receipt
                  admin        %3$-24s  what ran on %4$s, step by step
                  scientist    %3$-24s  the model in use and how good it is

                ./modularai status shows what runs, ./modularai down stops it.
                """, seconds, address, PASSWORD, date);
    }

    private void addPerson(String id, String name, String role, String stores) {
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
                PASSWORD,
                stores);
        try {
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            builder.environment().put("MODULARAI_HOME", settings.home().toString());
            int code = builder.start().waitFor();
            if (code != 0) {
                throw new RunFailed("the login of %s could not be added".formatted(id), "Read the lines above.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailed("interrupted", "./modularai demo goes on where it broke.");
        }
    }
}
