package ai.modular.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is in the model registry, and which version is live. */
@Command(
        name = "models",
        mixinStandardHelpOptions = true,
        description = "Shows the registered models and moves the champion, which the nights use.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            ModelsListCommand.class,
            ModelsShowCommand.class,
            ModelsCompareCommand.class,
            ModelsPromoteCommand.class,
            ModelsRollbackCommand.class,
            ModelsHistoryCommand.class
        })
final class ModelsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
