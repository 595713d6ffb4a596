package ai.modular.cli;

import ai.modular.operations.run.RunMode;
import ai.modular.operations.run.RunRequest;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Simulates one more day of the demo chain and plays its events into Kafka. */
@Command(
        name = "emit",
        mixinStandardHelpOptions = true,
        description = {
            "Simulates the next day of the demo chain: what was ordered arrives, customers buy,",
            "and the events are played into Kafka."
        })
final class EmitCommand implements Runnable {

    @Mixin
    private WorkspaceOptions workspace;

    @Option(
            names = "--date",
            required = true,
            description = "The day after the last one that was simulated, yyyy-mm-dd.")
    private LocalDate date;

    @Override
    public void run() {
        workspace
                .runner()
                .run(new RunRequest(
                        "emit-demo-day", date, OptionalInt.empty(), new TreeSet<>(), RunMode.AUTO, false, Map.of()));
    }
}
