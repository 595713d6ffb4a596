package ai.modular.contracts.error;

/**
 * An error whose kind is known. The message names the thing, its value and the cause; the remedy says what to do next. Everything else that is
 * thrown is an internal error.
 */
public abstract sealed class ModularException extends RuntimeException
        permits CommandLineError, UserError, RunFailed, LeaseHeld, ServiceRefused, ServiceUnreachable {

    private final ExitCode exitCode;
    private final String remedy;

    ModularException(ExitCode exitCode, String problem, String remedy, Throwable cause) {
        super(problem, cause);
        this.exitCode = exitCode;
        this.remedy = remedy;
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** What to do next, one sentence. */
    public String remedy() {
        return remedy;
    }
}
