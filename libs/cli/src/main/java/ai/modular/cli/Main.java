package ai.modular.cli;

import ai.modular.contracts.error.ExitCode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Starts a command and turns its outcome into the process's exit code. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(execute(Main::commandLine, arguments));
    }

    /** An error of the JVM passes picocli by; left alone it would end the process with the code of a wrong command line. */
    static int execute(Supplier<CommandLine> commandLine, String... arguments) {
        try {
            return commandLine.get().execute(arguments);
        } catch (Error error) {
            return ErrorReport.unexpected(error, new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        }
    }

    static CommandLine commandLine() {
        CommandLine modularai = new CommandLine(new ModularaiCommand());
        BenchCommand.withBenchmarks(modularai.getSubcommands().get("bench"));
        return modularai
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(ErrorReport::wrongCommandLine)
                .setExecutionExceptionHandler(ErrorReport::failed)
                .setExitCodeExceptionMapper(failure -> ExitCode.INTERNAL_ERROR.code());
    }
}
