package ai.modular.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops what this home started, and nothing else. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stops the services and the web app that were started here, and nothing else.")
final class DownCommand implements Runnable {

    @Mixin
    private WorkspaceOptions workspace;

    @Override
    public void run() {
        down(workspace);
    }

    static void down(WorkspaceOptions workspace) {
        workspace.web().stop();
        workspace.stack().down();
    }
}
