package ai.modular.cli;

import ai.modular.localstack.LocalStack;
import ai.modular.localstack.LocalStackOptions;
import ai.modular.localstack.Service;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.run.PipelineRunner;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** The checkout and the home that a command works on. */
final class WorkspaceOptions {

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Folder of the chain: services' data, lake, logs (default: MODULARAI_HOME or .modularai).")
    private Path home;

    /** The folder with {@code conf/} and {@code dist/}; the launcher sets it. */
    Path root() {
        return Path.of(System.getProperty("modularai.root", ""))
                .toAbsolutePath()
                .normalize();
    }

    Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        if (home != null) {
            environment.put("MODULARAI_HOME", home.toAbsolutePath().normalize().toString());
        }
        return environment;
    }

    Settings settings() {
        return Settings.load(root(), environment());
    }

    LocalStack stack() {
        return stack(EnumSet.allOf(Service.class));
    }

    LocalStack stack(Set<Service> services) {
        Map<String, String> site = Settings.ofSite(root(), environment());
        return LocalStack.at(
                settings().home(),
                LocalStackOptions.forSite(site, environment()).withServices(services));
    }

    PipelineRunner runner() {
        return PipelineRunner.of(settings(), System.err);
    }

    WebProcess web() {
        return new WebProcess(root(), settings(), environment());
    }
}
