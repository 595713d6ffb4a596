package ai.modular.cli;

import ai.modular.mlflow.ModelCatalogue;
import ai.modular.mlflow.RetryPolicy;
import ai.modular.operations.configuration.Settings;
import java.net.URI;
import java.time.Duration;
import picocli.CommandLine.Mixin;

/** The registry of a home. A person waits: an answer that does not come is not waited for as long as a night would. */
final class RegistryOptions {

    private static final int ATTEMPTS = 2;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Mixin
    private WorkspaceOptions workspace;

    ModelCatalogue catalogue() {
        Settings settings = workspace.settings();
        return new ModelCatalogue(
                URI.create(settings.mlflow().uri()),
                new RetryPolicy(ATTEMPTS, settings.retry().delay(), TIMEOUT));
    }
}
