package ai.modular.cli;

import ai.modular.localstack.Service;
import ai.modular.operations.run.PipelineRunner;
import ai.modular.operations.run.RunMode;
import ai.modular.operations.run.RunRequest;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
        // MLflow is needed by the training only; its download and start go on while the chain is loaded
        UpCommand.up(workspace, EnumSet.complementOf(EnumSet.of(Service.MLFLOW)));
        CompletableFuture<Void> all = CompletableFuture.runAsync(() -> UpCommand.up(workspace));
        if (published()) {
            join(all);
            System.err.printf("The night of %s is published already; --fresh starts over.%n", date);
        } else {
            run("load-demo-chain", "hourly", "history");
            join(all);
            run("weekly", "nightly");
            new DemoPeople(new PersonProcess(workspace.root(), workspace.settings())).add();
        }
        String address = workspace.web().start();
        DemoPeople.introduce(address, date, (System.nanoTime() - start) / 1_000_000_000);
    }

    /** One run after the other in this process (docs/adr/0011); a demo that broke goes on with the run that is not complete. */
    private void run(String... targets) {
        PipelineRunner runner = workspace.runner();
        for (String target : targets) {
            if (holds(
                    "SELECT EXISTS (SELECT FROM ops.run WHERE pipeline = '%s' AND business_date = ? AND state = 'COMPLETED')"
                            .formatted(target))) {
                System.err.printf("%s of %s is done already.%n", target, date);
                continue;
            }
            OptionalInt slot = target.equals("hourly") ? OptionalInt.of(LAST_SLOT) : OptionalInt.empty();
            runner.run(new RunRequest(target, date, slot, new TreeSet<>(), RunMode.AUTO, false, Map.of()));
        }
    }

    private static void join(CompletableFuture<Void> services) {
        try {
            services.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : e;
        }
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
