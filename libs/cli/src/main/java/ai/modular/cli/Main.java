package ai.modular.cli;

import ai.modular.contracts.error.ExitCode;
import picocli.CommandLine;

/** Starts a command and turns its outcome into the process's exit code. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new ModularaiCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(ErrorReport::wrongCommandLine)
                .setExecutionExceptionHandler(ErrorReport::failed)
                .setExitCodeExceptionMapper(failure -> ExitCode.INTERNAL_ERROR.code());
    }
}
