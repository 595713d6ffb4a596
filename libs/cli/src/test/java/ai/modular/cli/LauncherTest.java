package ai.modular.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a checkout in which nothing was built, and with a PATH on which neither Java nor Maven is found. */
class LauncherTest {

    private static final Path LAUNCHER =
            Path.of("../../modularai").toAbsolutePath().normalize();

    private record Outcome(int code, String said) {}

    @TempDir
    Path checkout;

    @BeforeEach
    void aCleanClone() throws IOException {
        Files.copy(LAUNCHER, checkout.resolve("modularai"), StandardCopyOption.COPY_ATTRIBUTES);
        Path tools = Files.createDirectories(checkout.resolve("tools"));
        for (String tool : List.of("bash", "dirname", "readlink", "cat")) {
            Path wrapper =
                    Files.writeString(tools.resolve(tool), "#!/bin/sh\nexec /usr/bin/%s \"$@\"\n".formatted(tool));
            Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void theHelpNeedsNoBuildAndNamesEveryCommand() throws Exception {
        for (List<String> line : List.of(List.of("--help"), List.of("-h"), List.of("run", "--help"))) {
            Outcome help = run(line);

            assertThat(help.code()).isZero();
            assertThat(help.said()).startsWith("Usage: modularai COMMAND");
            assertThat(Main.commandLine().getSubcommands().values())
                    .filteredOn(
                            command -> !command.getCommandSpec().usageMessage().hidden())
                    .allSatisfy(command -> assertThat(help.said()).contains("\n  " + command.getCommandName() + " "));
        }
        assertThat(checkout.resolve("dist")).doesNotExist();
    }

    @Test
    void whereNothingWasBuiltNothingRuns() throws Exception {
        String nothing = "Nothing was built in this checkout yet, so nothing of it runs.\n";

        assertThat(run(List.of("status"))).isEqualTo(new Outcome(6, nothing));
        assertThat(run(List.of("down"))).isEqualTo(new Outcome(0, nothing));
    }

    private Outcome run(List<String> arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(checkout.resolve("modularai").toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().put("PATH", checkout.resolve("tools").toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), said);
    }
}
