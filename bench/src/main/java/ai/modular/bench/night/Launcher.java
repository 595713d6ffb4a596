package ai.modular.bench.night;

import ai.modular.contracts.error.RunFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts {@code ./modularai} as a user would, in a home of its own, and takes the time. */
final class Launcher {

    private final Path root;
    private final Path home;

    Launcher(Path root, Path home) {
        this.root = root;
        this.home = home;
    }

    /** @throws RunFailed if the command does not end with 0 */
    Duration run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(root.resolve("modularai").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("MODULARAI_HOME", home.toString());
        long start = System.nanoTime();
        int code = builder.start().waitFor();
        if (code != 0) {
            throw new RunFailed(
                    "modularai %s ended with %d".formatted(String.join(" ", arguments), code),
                    "Read the lines above; the services' logs lie in " + home.resolve("log"));
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
