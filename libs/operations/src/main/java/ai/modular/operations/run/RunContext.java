package ai.modular.operations.run;

import ai.modular.contracts.error.CommandLineError;
import ai.modular.contracts.job.CurrentRun;
import ai.modular.contracts.job.Lease;
import ai.modular.contracts.job.RunIdentity;
import java.util.Map;
import java.util.Optional;

/** The run of this process, as its jobs see it. */
public final class RunContext implements CurrentRun {

    private final RunIdentity identity;
    private final int attempt;
    private final Map<String, String> parameters;
    private final boolean sameInputs;
    private final Lease lease;
    private final Progress progress;
    private volatile String job;
    private volatile boolean entered;

    public RunContext(
            RunIdentity identity,
            int attempt,
            Map<String, String> parameters,
            boolean sameInputs,
            Lease lease,
            Progress progress) {
        this.identity = identity;
        this.attempt = attempt;
        this.parameters = Map.copyOf(parameters);
        this.sameInputs = sameInputs;
        this.lease = lease;
        this.progress = progress;
        this.job = identity.pipeline();
    }

    @Override
    public RunIdentity identity() {
        return identity;
    }

    @Override
    public String job() {
        return job;
    }

    void enter(String name) {
        job = name;
        entered = true;
    }

    /** Whether any job has begun in this attempt. */
    boolean hasEntered() {
        return entered;
    }

    /** 1, and one more for each restart. */
    public int attempt() {
        return attempt;
    }

    /** What the command line gave beyond date and stores. */
    public Map<String, String> parameters() {
        return parameters;
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    /** @throws CommandLineError if the command line did not give it */
    public String requiredParameter(String name) {
        return parameter(name)
                .orElseThrow(() -> new CommandLineError(
                        "%s needs the parameter %s".formatted(job, name), "Add --set %s=VALUE.".formatted(name)));
    }

    /**
     * True when the run takes the inputs of the revision before. A job whose sources change outside of the platform (Kafka topics, PostgreSQL
     * tables) then does nothing: what it read last time is in the lake, and its pinned version is what later jobs read.
     */
    public boolean sameInputs() {
        return sameInputs;
    }

    /** The lease of the run. */
    public Lease lease() {
        return lease;
    }

    /** Where long work tells how far it is. */
    public Progress progress() {
        return progress;
    }
}
