package ai.modular.cli;

import ai.modular.contracts.error.CommandLineError;
import picocli.CommandLine.Option;

/** Which model's champion is moved, by whom and why: what its history keeps. */
final class MoveOptions {

    @Option(
            names = "--model",
            defaultValue = "demand",
            paramLabel = "NAME",
            description = "The registered model (default: ${DEFAULT-VALUE}).")
    String model;

    @Option(
            names = "--by",
            defaultValue = "${sys:user.name}",
            paramLabel = "PERSON",
            description = "Who moves it, for the history (default: ${DEFAULT-VALUE}).")
    String by;

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why, for the history.")
    private String reason;

    String reason() {
        if (reason.isBlank()) {
            throw new CommandLineError("--reason is empty", "Say in a few words why the champion is moved.");
        }
        return reason.strip();
    }
}
