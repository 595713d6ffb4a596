package ai.modular.cli;

import ai.modular.contracts.error.ExitCode;
import picocli.CommandLine;

/** Starts a command and turns its outcome into the process's exit code. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /** An error of the JVM passes picocli by; left alone it would end the process with the code of a wrong command line. */
    private static int execute(String[] arguments) {
        try {
            return commandLine().execute(arguments);
        } catch (Error error) {
            error.printStackTrace();
            return ExitCode.INTERNAL_ERROR.code();
        }
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
