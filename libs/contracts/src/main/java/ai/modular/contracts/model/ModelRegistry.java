package ai.modular.contracts.model;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where trainings are tracked and models are registered. Every call fails with {@link ai.modular.contracts.error.ServiceUnreachable} when the
 * registry does not answer after bounded retries, and with {@link ai.modular.contracts.error.ServiceRefused} when it answers with anything but what
 * was asked for.
 */
public interface ModelRegistry {

    String CHAMPION = "champion";
    String CHALLENGER = "challenger";

    /** Tag of a version that a gate has judged: {@code passed} or {@code failed}; {@code .reason} behind it says why. */
    String GATE_TAG = "modularai.gate";

    /** Starts a tracked training; the experiment is made when it is new. Returns the run's id. */
    String startRun(String experiment, String runName, Map<String, String> tags);

    void logParameters(String runId, Map<String, String> parameters);

    void logMetrics(String runId, Map<String, Double> metrics);

    /**
     * Notes what a training learned from.
     *
     * @param table the lake table
     * @param version the table's version
     * @param filter which rows of it, in SQL
     */
    void logDataset(String runId, String table, long version, String filter);

    /** Uploads a file, or all files below a folder, under the artifact path. */
    void upload(String runId, Path file, String artifactPath);

    void finish(String runId, boolean success);

    /** Registers the folder that was uploaded as {@code artifactPath} of the run; {@code folder} is hashed for the pin. */
    ModelVersion register(String model, String runId, String artifactPath, Path folder);

    Optional<ModelVersion> byAlias(String model, String alias);

    void setAlias(String model, String alias, String version);

    /** Adds to what is known about a version; a tag that is there gets the new value. */
    void tag(ModelVersion version, Map<String, String> tags);

    /**
     * Moves {@link #CHAMPION} to the version and notes it in the model's history, which is never rewritten. A version that is champion already is
     * left as it is.
     *
     * @param by who moved it: a person, or the job
     * @param reason why, for people
     */
    void promote(ModelVersion version, String by, String reason);

    /**
     * The model's files in the local cache, downloaded when they are not there.
     *
     * @throws ai.modular.contracts.error.UserError if the files are missing or their hash is not {@link ModelVersion#sha256()}
     */
    Path fetch(ModelVersion version);
}
