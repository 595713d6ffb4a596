package ai.modular.cli;

import ai.modular.contracts.error.ExitCode;
import ai.modular.contracts.error.ModularException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Says on standard error what went wrong and what to do, and picks the exit code. */
final class ErrorReport {

    private ErrorReport() {}

    static int wrongCommandLine(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        var err = command.getErr();
        err.println("error: " + failure.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, err);
        err.println("what to do: " + command.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.WRONG_COMMAND_LINE.code();
    }

    static int failed(Exception failure, CommandLine command, ParseResult arguments) {
        var err = command.getErr();
        if (failure instanceof ModularException known) {
            err.println("error: " + known.getMessage());
            err.println("what to do: " + known.remedy());
            return known.exitCode().code();
        }
        return unexpected(failure, err);
    }

    static int unexpected(Throwable failure, PrintWriter err) {
        err.println("internal error: " + failure);
        failure.printStackTrace(err);
        err.println("what to do: report it with the lines above; nothing of it was expected");
        return ExitCode.INTERNAL_ERROR.code();
    }
}
