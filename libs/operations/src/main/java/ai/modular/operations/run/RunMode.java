package ai.modular.operations.run;

/** Which run a request means when there was one before. */
public enum RunMode {
    /** Resumes what is unfinished; otherwise a new revision. */
    AUTO,
    /** Resumes what is unfinished, or refuses. */
    RESTART,
    /** Always a new revision. */
    RERUN
}
