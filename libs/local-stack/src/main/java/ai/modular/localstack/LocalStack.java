package ai.modular.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * PostgreSQL, Kafka, MongoDB and MLflow of one home folder, without Docker. They outlive the process that starts them.
 *
 * <p>Under the home: {@code data}, {@code log}, {@code run} (process numbers, ports) and {@code stack.env}, the settings by which clients find
 * the services. Two homes live side by side. Several processes may call {@link #up} at once: one does the work, the others wait for it.
 */
public final class LocalStack {

    private final Path home;
    private final LocalStackOptions options;
    private final PostgresServer postgres;
    private final List<BackingServer> servers;

    private LocalStack(Path home, LocalStackOptions options) {
        this.home = home.toAbsolutePath().normalize();
        this.options = options;
        Ports ports = new Ports(this.home);
        this.postgres = new PostgresServer(this.home, options, ports);
        this.servers = List.of(
                postgres,
                new BrokersServer(this.home, options, ports),
                new MlflowServer(this.home, options, ports, postgres));
    }

    public static LocalStack at(Path home, LocalStackOptions options) {
        return new LocalStack(home, options);
    }

    /**
     * Starts what is wanted and not healthy; returns when all of it answers. Quick when there is nothing to do.
     *
     * @throws ai.modular.contracts.error.UserError if something is missing on the machine, with the command that installs it
     * @throws ai.modular.contracts.error.ServiceUnreachable if a service does not come up, with the end of its log
     */
    public void up(Progress progress) {
        try (ExclusiveLock lock = lock()) {
            List<BackingServer> wanted =
                    servers.stream().filter(BackingServer::isWanted).toList();
            startAll(Parallel.map(wanted, BackingServer::isHealthy), wanted, progress);
            writeSettings(wanted);
        }
    }

    private void startAll(List<Boolean> healthy, List<BackingServer> wanted, Progress progress) {
        CompletableFuture<Void> database = CompletableFuture.completedFuture(null);
        List<CompletableFuture<Void>> starts = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            BackingServer server = wanted.get(i);
            if (!healthy.get(i)) {
                CompletableFuture<Void> before = database;
                starts.add(Parallel.run(() -> server.start(before, progress)));
            }
            if (server == postgres && !starts.isEmpty()) {
                database = starts.get(0);
            }
        }
        Parallel.join(starts);
    }

    private void writeSettings(List<BackingServer> wanted) {
        Path file = home.resolve("stack.env");
        Map<String, String> before = EnvFile.read(file);
        Map<String, String> settings = new TreeMap<>(before);
        wanted.forEach(server -> settings.putAll(server.settings()));
        settings.keySet().removeIf(this::isPlacedElsewhere);
        if (!settings.equals(before)) {
            EnvFile.write(file, "Written by the local stack at each start: where its services are.", settings);
        }
    }

    private boolean isPlacedElsewhere(String key) {
        boolean ofDatabase = key.startsWith("MODULARAI_POSTGRES_") && options.isExternal(Service.POSTGRES);
        return ofDatabase || options.isExternalSetting(key);
    }

    /** Stops what this home started, and nothing else. Returns when it is gone. */
    public void down() {
        try (ExclusiveLock lock = lock()) {
            stopAll();
        }
    }

    private void stopAll() {
        // Clients first: the tracking server holds connections to the database.
        List<BackingServer> others =
                servers.stream().filter(server -> server != postgres).toList();
        Parallel.map(others, server -> {
            server.stop();
            return true;
        });
        postgres.adopt();
        postgres.stop();
    }

    /** Stops everything and forgets all data and passwords. Logs and ports stay. */
    public void clean() {
        try (ExclusiveLock lock = lock()) {
            stopAll();
            Cache.delete(home.resolve("data"));
            Files.deleteIfExists(home.resolve("stack.env"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The wanted services in the order of {@link Service}, also those that the site has elsewhere. */
    public List<ServiceStatus> status() {
        List<BackingServer> wanted =
                servers.stream().filter(BackingServer::isWanted).toList();
        List<ServiceStatus> all = new ArrayList<>();
        Parallel.map(wanted, BackingServer::status).forEach(all::addAll);
        Parallel.map(options.elsewhere(), service -> ExternalService.status(service, options))
                .forEach(all::add);
        all.sort(Comparator.comparing(status -> Service.of(status.name())));
        return List.copyOf(all);
    }

    /** What {@code stack.env} says: the settings by which clients find the services. */
    public Map<String, String> settings() {
        return Map.copyOf(EnvFile.read(home.resolve("stack.env")));
    }

    /** A connection to a database of this home's PostgreSQL that may do everything, such as making test databases. */
    public Connection administer(String database) throws SQLException {
        return postgres.connections().superuser(database);
    }

    /** The JDBC address of a database of this home's PostgreSQL. */
    public String databaseUrl(String database) {
        return postgres.connections().url(database);
    }

    private ExclusiveLock lock() {
        return ExclusiveLock.on(home.resolve("run").resolve("lock"));
    }
}
