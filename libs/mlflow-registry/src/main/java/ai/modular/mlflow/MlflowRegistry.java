package ai.modular.mlflow;

import ai.modular.contracts.error.UserError;
import ai.modular.contracts.model.ModelRegistry;
import ai.modular.contracts.model.ModelVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * Trainings in an MLflow server by its own client, models over its REST interface, which the client does not cover. The server is not trusted: model files are pinned by hash, never loaded as
 * pickle or by Java serialization, and every wait is bounded.
 */
public final class MlflowRegistry implements ModelRegistry {

    /** Tag of a model version: {@link FolderHash} over its files. */
    public static final String SHA256_TAG = "modularai.sha256";

    private static final int PARAMETERS_PER_CALL = 100;
    private static final int METRICS_PER_CALL = 1000;
    private static final int LONGEST_PARAMETER = 6000;

    private final MlflowApi api;
    private final TrackedRuns runs;
    private final Artifacts artifacts;
    private final ModelCache cache;
    private final ModelCatalogue catalogue;

    /** @param cache folder that keeps downloaded models; made when it is not there */
    public MlflowRegistry(URI uri, Path cache, RetryPolicy policy) {
        MlflowServer server = new MlflowServer(uri, policy);
        this.api = new MlflowApi(server);
        this.runs = new TrackedRuns(server);
        this.artifacts = new Artifacts(server);
        this.cache = new ModelCache(cache);
        this.catalogue = new ModelCatalogue(api, Clock.systemUTC());
    }

    @Override
    public String startRun(String experiment, String runName, Map<String, String> tags) {
        api.create("experiments/create", Map.of("name", experiment));
        return runs.start(experiment, runName, tags);
    }

    @Override
    public void logParameters(String runId, Map<String, String> parameters) {
        Map<String, String> bounded = new HashMap<>();
        parameters.forEach((key, value) ->
                bounded.put(key, value.substring(0, Math.min(value.length(), LONGEST_PARAMETER))));
        inBatches(bounded, PARAMETERS_PER_CALL, batch -> runs.logParameters(runId, batch));
    }

    @Override
    public void logMetrics(String runId, Map<String, Double> metrics) {
        inBatches(metrics, METRICS_PER_CALL, batch -> runs.logMetrics(runId, batch));
    }

    @Override
    public void logDataset(String runId, String table, long version, String filter) {
        Map<String, Object> source = new TreeMap<>();
        source.put("delta_table_name", table);
        source.put("delta_table_version", version);
        source.put("filter", filter);
        Map<String, Object> dataset = new TreeMap<>();
        dataset.put("name", table);
        dataset.put("digest", "version-" + version);
        dataset.put("source_type", "delta_table");
        dataset.put("source", MlflowApi.JSON.writeValueAsString(source));
        api.post(
                "runs/log-inputs",
                Map.of(
                        "run_id",
                        runId,
                        "datasets",
                        List.of(Map.of(
                                "dataset",
                                dataset,
                                "tags",
                                List.of(Map.of("key", "mlflow.data.context", "value", "training"))))));
    }

    @Override
    public void upload(String runId, Path file, String artifactPath) {
        String base = artifacts.path(runs.artifactUri(runId)) + "/" + artifactPath;
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

    @Override
    public void finish(String runId, boolean success) {
        runs.finish(runId, success);
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
                        runs.artifactUri(runId) + "/" + artifactPath,
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
    public void tag(ModelVersion version, Map<String, String> tags) {
        new TreeMap<>(tags)
                .forEach((key, value) -> api.post(
                        "model-versions/set-tag",
                        Map.of("name", version.name(), "version", version.version(), "key", key, "value", value)));
    }

    @Override
    public void promote(ModelVersion version, String by, String reason) {
        catalogue.promote(version.name(), version.version(), by, reason);
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

    private static <V> void inBatches(Map<String, V> all, int size, Consumer<Map<String, V>> call) {
        List<Map.Entry<String, V>> entries = List.copyOf(new TreeMap<>(all).entrySet());
        for (int from = 0; from < entries.size(); from += size) {
            Map<String, V> batch = new TreeMap<>();
            entries.subList(from, Math.min(from + size, entries.size()))
                    .forEach(entry -> batch.put(entry.getKey(), entry.getValue()));
            call.accept(batch);
        }
    }
}
