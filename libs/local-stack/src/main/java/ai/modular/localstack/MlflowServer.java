package ai.modular.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** MLflow's tracking server and registry, in a lean Python environment of its own, with PostgreSQL behind it. */
final class MlflowServer extends BackingServer {

    private static final String REQUIREMENTS = "/mlflow-requirements.txt";
    private static final String MLFLOW = "mlflow==3.17.2";

    private final LocalStackOptions options;
    private final PostgresServer postgres;
    private final Path data;
    private Path environment;

    MlflowServer(Path home, LocalStackOptions options, Ports ports, PostgresServer postgres) {
        super(Service.MLFLOW.title(), new ManagedProcess(home, "mlflow"), ports);
        this.options = options;
        this.postgres = postgres;
        this.data = home.resolve("data").resolve("mlflow");
    }

    @Override
    boolean isWanted() {
        return options.isLocal(Service.MLFLOW);
    }

    @Override
    void prepare(Progress progress) {
        PythonTools python = new PythonTools(options.cache());
        byte[] requirements = requirements();
        CRC32 content = new CRC32();
        content.update(requirements);
        String key = "mlflow-3.17.2-python%s-%08x".formatted(python.version(), content.getValue());
        environment = options.cache().folder(key, folder -> {
            progress.line("MLflow: installing its Python environment (400 MB, once)");
            Path list = Files.write(Files.createTempFile("mlflow", ".txt"), requirements);
            python.environment(
                    folder, List.of(List.of("--requirement", list.toString()), List.of("--no-deps", MLFLOW)));
            Files.delete(list);
        });
    }

    private static byte[] requirements() {
        try (InputStream in = MlflowServer.class.getResourceAsStream(REQUIREMENTS)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    void launch() {
        int port = ports.claim(Service.MLFLOW.id(), options.port(Service.MLFLOW));
        List<String> command = List.of(
                PythonTools.python(environment),
                "-m",
                "mlflow",
                "server",
                "--artifacts-destination",
                data.resolve("artifacts").toString(),
                "--host",
                "127.0.0.1",
                "--port",
                String.valueOf(port),
                "--workers",
                "1");
        process.start(
                command,
                Map.of(
                        // Not on the command line, where every user of the machine could read the password.
                        "MLFLOW_BACKEND_STORE_URI", store(),
                        "MLFLOW_SERVER_ENABLE_JOB_EXECUTION", "false",
                        "MLFLOW_DISABLE_TELEMETRY", "true",
                        "MLFLOW_TRACKING_URI", "",
                        "PYTHONUNBUFFERED", "1",
                        "TZ", "UTC"));
    }

    /** A site with its own PostgreSQL gave us no database for MLflow: then a file. */
    private String store() {
        if (options.isExternal(Service.POSTGRES)) {
            return "sqlite:///" + data.resolve("mlflow.db");
        }
        return postgres.mlflowStore();
    }

    private String url() {
        return "http://127.0.0.1:%d".formatted(ports.of(Service.MLFLOW.id(), options.port(Service.MLFLOW)));
    }

    @Override
    boolean answers() {
        return Health.http(url() + "/health");
    }

    /** The first start creates its tables. */
    @Override
    Duration patience() {
        return Duration.ofSeconds(180);
    }

    @Override
    void stop() {
        process.stop(Duration.ofSeconds(10));
    }

    @Override
    List<ServiceStatus> status() {
        return List.of(status(Service.MLFLOW, url(), isHealthy()));
    }

    @Override
    String address() {
        return url();
    }

    @Override
    Map<String, String> settings() {
        return Map.of(Service.MLFLOW.setting(), url());
    }
}
