package ai.modular.contracts.error;

/** Bad input or missing configuration: the user can repair it, and the remedy says how. */
public final class UserError extends ModularException {

    public UserError(String problem, String remedy) {
        this(problem, remedy, null);
    }

    public UserError(String problem, String remedy, Throwable cause) {
        super(ExitCode.USER_ERROR, problem, remedy, cause);
    }
}
