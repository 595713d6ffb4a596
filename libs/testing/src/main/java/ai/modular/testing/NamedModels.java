package ai.modular.testing;

import ai.modular.contracts.model.ModelRegistry;
import ai.modular.contracts.model.ModelVersion;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A registry in which the models of this test class have names of their own. */
public final class NamedModels implements ModelRegistry {

    private final ModelRegistry registry;
    private final String prefix;
    /** What asking for a model ends with, instead of an answer. */
    public Optional<RuntimeException> failure = Optional.empty();

    public NamedModels(ModelRegistry registry, String prefix) {
        this.registry = registry;
        this.prefix = prefix;
    }

    @Override
    public String startRun(String experiment, String runName, Map<String, String> tags) {
        return registry.startRun(prefix + experiment, runName, tags);
    }

    @Override
    public void logParameters(String runId, Map<String, String> parameters) {
        registry.logParameters(runId, parameters);
    }

    @Override
    public void logMetrics(String runId, Map<String, Double> metrics) {
        registry.logMetrics(runId, metrics);
    }

    @Override
    public void logDataset(String runId, String table, long version, String filter) {
        registry.logDataset(runId, table, version, filter);
    }

    @Override
    public void upload(String runId, Path file, String artifactPath) {
        registry.upload(runId, file, artifactPath);
    }

    @Override
    public void finish(String runId, boolean success) {
        registry.finish(runId, success);
    }

    @Override
    public ModelVersion register(String model, String runId, String artifactPath, Path folder) {
        return shortened(registry.register(prefix + model, runId, artifactPath, folder));
    }

    @Override
    public Optional<ModelVersion> byAlias(String model, String alias) {
        failure.ifPresent(instead -> {
            throw instead;
        });
        return registry.byAlias(prefix + model, alias).map(this::shortened);
    }

    @Override
    public void setAlias(String model, String alias, String version) {
        registry.setAlias(prefix + model, alias, version);
    }

    @Override
    public void tag(ModelVersion version, Map<String, String> tags) {
        registry.tag(prefixed(version), tags);
    }

    @Override
    public void promote(ModelVersion version, String by, String reason) {
        registry.promote(prefixed(version), by, reason);
    }

    @Override
    public Path fetch(ModelVersion version) {
        return registry.fetch(prefixed(version));
    }

    private ModelVersion prefixed(ModelVersion version) {
        return new ModelVersion(prefix + version.name(), version.version(), version.runId(), version.sha256());
    }

    private ModelVersion shortened(ModelVersion version) {
        return new ModelVersion(
                version.name().substring(prefix.length()), version.version(), version.runId(), version.sha256());
    }
}
