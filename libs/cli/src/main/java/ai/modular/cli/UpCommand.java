package ai.modular.cli;

import ai.modular.localstack.Service;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.service.Database;
import ai.modular.sql.Roles;
import ai.modular.sql.Schema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the backing services and brings the database up to date. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description =
                "Starts the backing services that are not configured elsewhere, and migrates the database. Quick when all runs.")
final class UpCommand implements Runnable {

    private static final List<String> CHAIN_DATA = List.of("lake", "demo", "models", "checkpoints");

    @Mixin
    private WorkspaceOptions workspace;

    @Option(names = "--fresh", description = "Stop everything and delete the home's data first.")
    private boolean fresh;

    @Override
    public void run() {
        if (fresh) {
            startOver(workspace);
        }
        up(workspace);
    }

    /** Stops everything and deletes what the chain has: the services' data, the lake, models, simulated days. Logs and ports stay. */
    static void startOver(WorkspaceOptions workspace) {
        DownCommand.down(workspace);
        workspace.stack().clean();
        Path home = workspace.settings().home();
        CHAIN_DATA.forEach(folder -> deleteFolder(home.resolve(folder)));
    }

    private static void deleteFolder(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s cannot be deleted".formatted(folder), e);
        }
    }

    static void up(WorkspaceOptions workspace) {
        up(workspace, EnumSet.allOf(Service.class));
    }

    /** Starts a part of the services; the database is to be one of them. */
    static void up(WorkspaceOptions workspace, Set<Service> services) {
        workspace.stack(services).up(System.err::println);
        migrate(workspace.settings());
    }

    private static void migrate(Settings settings) {
        Settings.Postgres postgres = settings.postgres();
        Database.requireAnswer(settings, postgres.owner());
        Roles roles = new Roles(
                postgres.job().user(),
                postgres.web().user(),
                postgres.scheduler().user(),
                postgres.scientist().user());
        Schema.migrate(postgres.url(), postgres.owner().user(), postgres.owner().password(), roles);
    }
}
