package ai.modular.contracts.job;

/** The run of this process, and the job of it that is at work: commits to the lake carry both. */
public interface CurrentRun {

    RunIdentity identity();

    /** The name of the job that runs now, in kebab case; the pipeline's name between two jobs. */
    String job();
}
