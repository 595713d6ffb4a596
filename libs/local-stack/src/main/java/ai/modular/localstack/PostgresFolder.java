package ai.modular.localstack;

import ai.modular.contracts.error.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is to be known of a PostgreSQL data folder from outside, and how its server is set. */
final class PostgresFolder {

    private static final Duration LEFT_OVERS = Duration.ofSeconds(30);

    private PostgresFolder() {}

    /** Small, loopback only. {@code durable} off trades safety against a power cut for speed; a killed server loses nothing either way. */
    static Map<String, String> settings(boolean durable) {
        Map<String, String> result = new TreeMap<>();
        result.put("listen_addresses", "127.0.0.1");
        result.put("unix_socket_directories", "");
        result.put("max_connections", "100");
        result.put("shared_buffers", "256MB");
        result.put("work_mem", "16MB");
        result.put("maintenance_work_mem", "128MB");
        result.put("wal_level", "minimal");
        result.put("max_wal_senders", "0");
        result.put("max_wal_size", "2GB");
        result.put("checkpoint_timeout", "15min");
        result.put("random_page_cost", "1.1");
        result.put("jit", "off");
        result.put("timezone", "UTC");
        result.put("log_timezone", "UTC");
        result.put("log_line_prefix", "%m [%p] %u@%d ");
        result.put("fsync", durable ? "on" : "off");
        result.put("synchronous_commit", durable ? "on" : "off");
        return result;
    }

    /** The server that works on this folder, as its {@code postmaster.pid} and the process table agree. */
    static Optional<Long> postmaster(Path data) {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).strip());
            return ProcessTable.workingIn(data).stream()
                    .filter(found -> found == pid)
                    .findFirst();
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /**
     * Before a start. After a server was killed its sessions need a moment to notice; until then a new one refuses to start. A {@code postmaster.pid} whose
     * number belongs to somebody else by now would be believed, so it is removed once nobody works here.
     */
    static void makeReady(Path data) {
        Path real = real(data);
        if (!ManagedProcess.await(() -> ProcessTable.workingIn(real).isEmpty(), LEFT_OVERS)) {
            throw new UserError(
                    "Processes %s still work on %s".formatted(ProcessTable.workingIn(real), data),
                    "End them, then call again.");
        }
        try {
            Files.deleteIfExists(data.resolve("postmaster.pid"));
            // A home that was copied about may have lost this, and PostgreSQL insists on it.
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path real(Path data) {
        try {
            return data.toRealPath();
        } catch (IOException e) {
            return data;
        }
    }

    static boolean amRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    static void requireNamespaces() {
        List<String> trial = List.of("unshare", "-U", "true");
        if (!Command.of(trial).run().ok()) {
            throw new UserError(
                    "PostgreSQL does not run as root, and this machine does not let root make a user namespace",
                    "Call this as an ordinary user, or set %s to a server of your own."
                            .formatted(Service.POSTGRES.setting()));
        }
    }
}
