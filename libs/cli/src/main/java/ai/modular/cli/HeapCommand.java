package ai.modular.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What the launcher must know before it starts a pipeline's process: a JVM cannot change its heap later. */
@Command(name = "heap", hidden = true, description = "Prints spark.memory, wherever it is set.")
final class HeapCommand implements Runnable {

    @Mixin
    private WorkspaceOptions workspace;

    @Override
    public void run() {
        System.out.println(workspace.settings().spark().memory());
    }
}
