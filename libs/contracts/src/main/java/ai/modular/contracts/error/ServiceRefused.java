package ai.modular.contracts.error;

/** A backing service answers, but not with what it was asked for: it refuses, or what answers is something else, such as a login page. */
public final class ServiceRefused extends ModularException {

    public ServiceRefused(String problem, String remedy) {
        this(problem, remedy, null);
    }

    public ServiceRefused(String problem, String remedy, Throwable cause) {
        super(ExitCode.USER_ERROR, problem, remedy, cause);
    }
}
