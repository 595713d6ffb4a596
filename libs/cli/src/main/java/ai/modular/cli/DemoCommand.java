package ai.modular.cli;

import ai.modular.contracts.error.RunFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** From nothing to the manager's page: services, demo chain, one run of each pipeline, people, the web app. */
@Command(
        name = "demo",
        description = {
            "Starts everything, loads the demo chain, runs the hourly, weekly and nightly pipelines",
            "and leaves the web app running. What is there already is used again."
        })
final class DemoCommand implements Runnable {

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
        new DemoPeople(workspace.root(), workspace.settings()).add();
        String address = workspace.web().start();
        DemoPeople.introduce(address, date, (System.nanoTime() - start) / 1_000_000_000);
    }

    private void night() {
        for (String target : List.of("load-demo-chain", "hourly", "history", "weekly", "nightly")) {
            List<String> arguments = new ArrayList<>(List.of("run", target, "--date", date.toString()));
            if (target.equals("hourly")) {
                arguments.addAll(List.of("--slot", "23"));
            }
            child(arguments);
        }
    }

    /** Each run is a process of its own, as on a site. */
    private void child(List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(workspace.root().resolve("modularai").toString()));
        command.addAll(arguments);
        Path home = workspace.settings().home();
        try {
            ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
            builder.environment().put("MODULARAI_HOME", home.toString());
            int code = builder.start().waitFor();
            if (code != 0) {
                throw new RunFailed(
                        "%s ended with %d".formatted(String.join(" ", arguments), code),
                        "Read the lines above. ./modularai demo goes on where it broke; logs lie in "
                                + home.resolve("log"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailed(
                    "interrupted in " + String.join(" ", arguments), "./modularai demo goes on where it broke.");
        }
    }

    private boolean published() {
        var postgres = workspace.settings().postgres();
        var job = postgres.job();
        try (var connection = DriverManager.getConnection(postgres.url(), job.user(), job.password());
                var query = connection.prepareStatement(
                        "SELECT EXISTS (SELECT FROM ops.publication WHERE pipeline = 'nightly' AND business_date = ?)")) {
            query.setObject(1, date);
            try (var rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the publications cannot be read", e);
        }
    }
}
