package ai.modular.operations.run;

import java.nio.file.Path;
import java.time.LocalDate;

/** Runs the pipeline {@code both} in a process of its own, so that a test can let it die. */
final class RunProcess {

    private RunProcess() {}

    public static void main(String[] arguments) {
        new Runs(Path.of(arguments[0]), System.getenv()).run(RunRequest.of("both", LocalDate.parse(arguments[1])));
    }
}
