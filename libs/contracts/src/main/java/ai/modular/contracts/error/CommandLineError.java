package ai.modular.contracts.error;

/** A command that cannot be understood: an unknown option, job, store or date. The remedy says what exists. */
public final class CommandLineError extends ModularException {

    public CommandLineError(String problem, String remedy) {
        this(problem, remedy, null);
    }

    public CommandLineError(String problem, String remedy, Throwable cause) {
        super(ExitCode.WRONG_COMMAND_LINE, problem, remedy, cause);
    }
}
