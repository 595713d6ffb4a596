package ai.modular.contracts.error;

/** A run broke. The message names the job, the step and the cause. */
public final class RunFailed extends ModularException {

    public RunFailed(String problem, String remedy) {
        this(problem, remedy, null);
    }

    public RunFailed(String problem, String remedy, Throwable cause) {
        super(ExitCode.RUN_FAILED, problem, remedy, cause);
    }
}
