package ai.modular.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Starts the web app. */
@Command(
        name = "web",
        mixinStandardHelpOptions = true,
        description = "Starts reports-web in the background and prints its address.")
final class WebCommand implements Runnable {

    @Mixin
    private WorkspaceOptions workspace;

    @Option(names = "--stop", description = "Stop it instead.")
    private boolean stop;

    @Override
    public void run() {
        if (stop) {
            workspace.web().stop();
        } else {
            System.out.println(workspace.web().start());
        }
    }
}
