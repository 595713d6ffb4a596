package ai.modular.mlflow;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.model.ModelRegistry;
import ai.modular.contracts.model.ModelVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Trainings and models in an MLflow server, over its REST interface. The server is not trusted: model files are pinned by hash, never loaded as
 * pickle or by Java serialization, and every wait is bounded.
 */
public final class MlflowRegistry implements ModelRegistry {

    /** Tag of a model version: {@link FolderHash} over its files. */
    public static final String SHA256_TAG = "modularai.sha256";

    private static final int PARAMETERS_PER_CALL = 100;
    private static final int METRICS_PER_CALL = 1000;
    private static final int LONGEST_PARAMETER = 6000;

    private final MlflowApi api;
    private final Artifacts artifacts;
    private final ModelCache cache;

    /** @param cache folder that keeps downloaded models; made when it is not there */
    public MlflowRegistry(URI uri, Path cache, RetryPolicy policy) {
        MlflowServer server = new MlflowServer(uri, policy);
        this.api = new MlflowApi(server);
        this.artifacts = new Artifacts(server);
        this.cache = new ModelCache(cache);
    }

    @Override
    public String startRun(String experiment, String runName, Map<String, String> tags) {
        api.create("experiments/create", Map.of("name", experiment));
        String experimentId = api.get("experiments/get-by-name", Map.of("experiment_name", experiment))
                .at("/experiment/experiment_id")
                .asString();
        JsonNode run = api.post(
                "runs/create",
                Map.of(
                        "experiment_id",
                        experimentId,
                        "run_name",
                        runName,
                        "start_time",
                        System.currentTimeMillis(),
                        "tags",
                        entries(tags)));
        return run.at("/run/info/run_id").asString();
    }

    @Override
    public void logParameters(String runId, Map<String, String> parameters) {
        Map<String, String> bounded = new HashMap<>();
        parameters.forEach((key, value) ->
                bounded.put(key, value.substring(0, Math.min(value.length(), LONGEST_PARAMETER))));
        inBatches(entries(bounded), PARAMETERS_PER_CALL, batch -> logBatch(runId, "params", batch));
    }

    @Override
    public void logMetrics(String runId, Map<String, Double> metrics) {
        long now = System.currentTimeMillis();
        List<Map<String, Object>> entries = new ArrayList<>();
        metrics.forEach((key, value) -> entries.add(Map.of("key", key, "value", value, "timestamp", now, "step", 0)));
        inBatches(entries, METRICS_PER_CALL, batch -> logBatch(runId, "metrics", batch));
    }

    private void logBatch(String runId, String kind, List<?> batch) {
        api.post("runs/log-batch", Map.of("run_id", runId, kind, batch));
    }

    @Override
    public void upload(String runId, Path file, String artifactPath) {
        String base = artifacts.path(runArtifacts(runId)) + "/" + artifactPath;
        if (Files.isRegularFile(file)) {
            artifacts.upload(file, base + "/" + file.getFileName());
            return;
        }
        try {
            FolderHash.files(file).forEach((path, each) -> artifacts.upload(each, base + "/" + path));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private String runArtifacts(String runId) {
        return api.get("runs/get", Map.of("run_id", runId))
                .at("/run/info/artifact_uri")
                .asString();
    }

    @Override
    public void finish(String runId, boolean success) {
        api.post(
                "runs/update",
                Map.of(
                        "run_id",
                        runId,
                        "status",
                        success ? "FINISHED" : "FAILED",
                        "end_time",
                        System.currentTimeMillis()));
    }

    @Override
    public ModelVersion register(String model, String runId, String artifactPath, Path folder) {
        String sha256 = FolderHash.of(folder);
        api.create("registered-models/create", Map.of("name", model));
        JsonNode created = api.post(
                "model-versions/create",
                Map.of(
                        "name",
                        model,
                        "source",
                        runArtifacts(runId) + "/" + artifactPath,
                        "run_id",
                        runId,
                        "tags",
                        entries(Map.of(SHA256_TAG, sha256))));
        return version(created.path("model_version"));
    }

    @Override
    public Optional<ModelVersion> byAlias(String model, String alias) {
        return api.find("registered-models/alias", Map.of("name", model, "alias", alias))
                .map(found -> version(found.path("model_version")));
    }

    @Override
    public void setAlias(String model, String alias, String version) {
        api.post("registered-models/alias", Map.of("name", model, "alias", alias, "version", version));
    }

    @Override
    public Path fetch(ModelVersion version) {
        return cache.get(version, folder -> {
            JsonNode found = api.find(
                            "model-versions/get", Map.of("name", version.name(), "version", version.version()))
                    .orElseThrow(() -> new UserError(
                            "model %s version %s (SHA-256 %s) is not in the registry"
                                    .formatted(version.name(), version.version(), version.sha256()),
                            "Somebody deleted it. Restore it, or train and promote a new version."));
            artifacts.download(artifacts.path(found.at("/model_version/source").asString()), folder);
        });
    }

    private static ModelVersion version(JsonNode node) {
        String name = node.path("name").asString();
        String version = node.path("version").asString();
        for (JsonNode tag : node.path("tags")) {
            if (tag.path("key").asString("").equals(SHA256_TAG)) {
                return new ModelVersion(
                        name,
                        version,
                        node.path("run_id").asString(""),
                        tag.path("value").asString());
            }
        }
        throw new UserError(
                "model %s version %s has no tag %s: its files cannot be pinned".formatted(name, version, SHA256_TAG),
                "Register it through the platform, or give the alias to a version that was.");
    }

    private static List<Map<String, String>> entries(Map<String, String> map) {
        return map.entrySet().stream()
                .map(entry -> Map.of("key", entry.getKey(), "value", entry.getValue()))
                .toList();
    }

    private static <T> void inBatches(List<T> all, int size, java.util.function.Consumer<List<T>> call) {
        for (int from = 0; from < all.size(); from += size) {
            call.accept(all.subList(from, Math.min(from + size, all.size())));
        }
    }
}
