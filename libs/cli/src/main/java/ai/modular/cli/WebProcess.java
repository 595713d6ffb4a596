package ai.modular.cli;

import ai.modular.contracts.error.ServiceUnreachable;
import ai.modular.localstack.ManagedProcess;
import ai.modular.localstack.Ports;
import ai.modular.localstack.ServiceStatus;
import ai.modular.operations.configuration.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

    /** Starts it unless it runs, waits until it answers, and returns its address. */
    String start() {
        if (process.pid().isEmpty()) {
            int port = ports.claim("web", settings.web().port());
            int health = ports.claim("web_health", settings.web().port() + 1);
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
        return "http://localhost:" + ports.of("web", settings.web().port());
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

    private boolean answers() {
        try (var body = HttpClient.newBuilder()
                .connectTimeout(Duration.ofSeconds(1))
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(address() + "/login"))
                                .timeout(Duration.ofSeconds(5))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream())
                .body()) {
            return body.read() >= 0;
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
