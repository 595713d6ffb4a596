package ai.modular.cli;

import ai.modular.contracts.error.ServiceUnreachable;
import ai.modular.localstack.ManagedProcess;
import ai.modular.localstack.Ports;
import ai.modular.localstack.ServiceStatus;
import ai.modular.operations.configuration.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** reports-web as a process that outlives the command: started from {@code dist/web} on its port, or a free one when that is taken. */
final class WebProcess {

    private static final String NAME = "reports-web";
    private static final Duration START = Duration.ofSeconds(60);

    private final Path root;
    private final Settings settings;
    private final Map<String, String> environment;
    private final ManagedProcess process;
    private final Ports ports;

    WebProcess(Path root, Settings settings, Map<String, String> environment) {
        this.root = root;
        this.settings = settings;
        this.environment = environment;
        this.process = new ManagedProcess(settings.home(), NAME);
        this.ports = new Ports(settings.home());
    }

    /** Starts it unless it runs as it would be started now, waits until it answers, and returns its address. */
    String start() {
        if (isOutdated()) {
            stop();
        }
        if (process.pid().isEmpty()) {
            int port = ports.claim("web", wantedPort());
            int health = ports.claim("web_health", wantedHealthPort());
            process.start(command(port, health), childEnvironment());
        }
        if (!answersWithin(START)) {
            String words = process.lastWords(12);
            process.stop(Duration.ofSeconds(5));
            throw new ServiceUnreachable(
                    NAME, address(), "See %s; it ends with:%n%s".formatted(process.log(), words), null);
        }
        return address();
    }

    void stop() {
        process.stop(Duration.ofSeconds(10));
    }

    ServiceStatus status() {
        return new ServiceStatus(
                NAME, address(), process.pid().isPresent() && answers(), process.pid(), process.memoryMb());
    }

    String address() {
        return "http://localhost:" + ports.of("web", wantedPort());
    }

    /** It runs on the jars of an earlier build, or on a port that is no longer the wanted one. */
    private boolean isOutdated() {
        return process.startedAt()
                .map(started -> !ports.isFor("web", wantedPort())
                        || newest(root.resolve("dist/web")).isAfter(started))
                .orElse(false);
    }

    /** When the folder, or a file in it, was last written. */
    static Instant newest(Path folder) {
        try (Stream<Path> files = Files.walk(folder, 1)) {
            return files.map(file -> file.toFile().lastModified())
                    .max(Comparator.naturalOrder())
                    .map(Instant::ofEpochMilli)
                    .orElse(Instant.EPOCH);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list %s".formatted(folder), e);
        }
    }

    private int wantedPort() {
        return settings.web().port();
    }

    /** The one after the wanted port; any where any port is wanted. */
    private int wantedHealthPort() {
        return wantedPort() == 0 ? 0 : wantedPort() + 1;
    }

    private List<String> command(int port, int health) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Duser.timezone=UTC",
                "-Dmodularai.root=" + root,
                "-Dserver.address=127.0.0.1",
                "-Dserver.port=" + port,
                "-Dmanagement.server.address=127.0.0.1",
                "-Dmanagement.server.port=" + health,
                "-cp",
                root.resolve("dist/web") + "/*",
                "ai.modular.web.ReportsWeb");
    }

    private Map<String, String> childEnvironment() {
        Map<String, String> child = new HashMap<>();
        child.put("MODULARAI_HOME", settings.home().toString());
        environment.forEach((key, value) -> {
            if (key.startsWith("MODULARAI_")) {
                child.putIfAbsent(key, value);
            }
        });
        return child;
    }

    private boolean answersWithin(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end && process.pid().isPresent()) {
            if (answers()) {
                return true;
            }
            pause();
        }
        return false;
    }

    /** Its own word: it is up, and its database answers it. */
    private boolean answers() {
        return isUp(URI.create(
                "http://127.0.0.1:%d/actuator/health".formatted(ports.of("web_health", wantedHealthPort()))));
    }

    static boolean isUp(URI health) {
        try {
            HttpResponse<String> answer = HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(1))
                    .build()
                    .send(
                            HttpRequest.newBuilder(health)
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().contains("\"status\":\"UP\"");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
