package ai.modular.cli;

import ai.modular.sql.Schema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the backing services and brings the database up to date. */
@Command(
        name = "up",
        description = "Starts the backing services that are not configured elsewhere, and migrates the database. Quick when all runs.")
final class UpCommand implements Runnable {

    @Mixin
    private WorkspaceOptions workspace;

    @Option(names = "--fresh", description = "Stop everything and delete the home's data first.")
    private boolean fresh;

    @Override
    public void run() {
        if (fresh) {
            DownCommand.down(workspace);
            workspace.stack().clean();
        }
        up(workspace);
    }

    static void up(WorkspaceOptions workspace) {
        workspace.stack().up(System.err::println);
        Schema.migrate(workspace.settings().postgres());
    }
}
