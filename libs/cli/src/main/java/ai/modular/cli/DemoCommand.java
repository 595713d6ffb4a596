package ai.modular.cli;

import ai.modular.operations.run.PipelineRunner;
import ai.modular.operations.run.RunMode;
import ai.modular.operations.run.RunRequest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** From nothing to the manager's page: services, demo chain, one run of each pipeline, people, the web app. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts everything, loads the demo chain, runs the hourly, weekly and nightly pipelines",
            "and leaves the web app running. What is there already is used again."
        })
final class DemoCommand implements Runnable {

    /** The hour after closing, in which the last events of the day are fetched. */
    private static final int LAST_SLOT = 23;

    @Mixin
    private WorkspaceOptions workspace;

    @Option(names = "--fresh", description = "Delete the home's data and start over.")
    private boolean fresh;

    @Option(
            names = "--date",
            defaultValue = "2026-11-22",
            description = "The last trading day of the demo chain, yyyy-mm-dd (default: ${DEFAULT-VALUE}).")
    private LocalDate date;

    @Override
    public void run() {
        long start = System.nanoTime();
        if (fresh) {
            UpCommand.startOver(workspace);
        }
        UpCommand.up(workspace);
        if (published()) {
            System.err.printf("The night of %s is published already; --fresh starts over.%n", date);
        } else {
            night();
        }
        String address = workspace.web().start();
        DemoPeople.introduce(address, date, (System.nanoTime() - start) / 1_000_000_000);
    }

    /** One run after the other in this process (docs/adr/0011); a demo that broke goes on with the run that is not complete. */
    private void night() {
        PipelineRunner runner = workspace.runner();
        for (String target : List.of("load-demo-chain", "hourly", "history", "weekly", "nightly")) {
            if (holds(
                    "SELECT EXISTS (SELECT FROM ops.run WHERE pipeline = '%s' AND business_date = ? AND state = 'COMPLETED')"
                            .formatted(target))) {
                System.err.printf("%s of %s is done already.%n", target, date);
                continue;
            }
            OptionalInt slot = target.equals("hourly") ? OptionalInt.of(LAST_SLOT) : OptionalInt.empty();
            runner.run(new RunRequest(target, date, slot, new TreeSet<>(), RunMode.AUTO, false, Map.of()));
        }
        new DemoPeople(new PersonProcess(workspace.root(), workspace.settings())).add();
    }

    private boolean published() {
        return holds("SELECT EXISTS (SELECT FROM ops.publication WHERE pipeline = 'nightly' AND business_date = ?)");
    }

    /** @param question a query for one truth value, about the demo's date */
    private boolean holds(String question) {
        var postgres = workspace.settings().postgres();
        var job = postgres.job();
        try (var connection = DriverManager.getConnection(postgres.url(), job.user(), job.password());
                var query = connection.prepareStatement(question)) {
            query.setObject(1, date);
            try (var rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("what the demo did before cannot be read", e);
        }
    }
}
