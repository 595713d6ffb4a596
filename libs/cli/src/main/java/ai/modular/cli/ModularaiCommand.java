package ai.modular.cli;

import ai.modular.cli.plan.PlanCommand;
import ai.modular.cli.plan.SimulateCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The list of commands. */
@Command(
        name = "modularai",
        description = "Plans the shelves of a grocery chain every night.",
        mixinStandardHelpOptions = true,
        version = "ModularAI 1.0.0-SNAPSHOT",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            WebCommand.class,
            ImportCommand.class,
            EmitCommand.class,
            RunCommand.class,
            ExplainCommand.class,
            SnoozeCommand.class,
            ModelsCommand.class,
            PersonCommand.class,
            PlanCommand.class,
            SimulateCommand.class,
            BenchCommand.class,
            HeapCommand.class
        },
        footer = {
            "",
            "Of the launcher itself: build (brings dist/ up to date), test (runs every test).",
            "",
            "Exit codes: 0 done, 1 wrong command line, 2 user error, 3 internal error, 4 a run failed,",
            "5 refused because another run holds the lease, 6 a service is not reachable."
        })
final class ModularaiCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
