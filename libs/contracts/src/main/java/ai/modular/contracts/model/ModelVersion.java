package ai.modular.contracts.model;

/**
 * A registered model.
 *
 * @param name the registered model: {@code demand}
 * @param version the registry's version number
 * @param runId the training run
 * @param sha256 hash over all files of the artifact, in hexadecimal
 */
public record ModelVersion(String name, String version, String runId, String sha256) {}
