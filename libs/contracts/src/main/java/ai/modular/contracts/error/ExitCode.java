package ai.modular.contracts.error;

/** What a process says when it ends: a scheduler decides about a retry from this alone. */
public enum ExitCode {
    DONE(0),
    WRONG_COMMAND_LINE(1),
    USER_ERROR(2),
    INTERNAL_ERROR(3),
    RUN_FAILED(4),
    LEASE_HELD(5),
    SERVICE_UNREACHABLE(6);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
