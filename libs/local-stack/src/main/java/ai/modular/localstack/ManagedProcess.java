package ai.modular.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * A process that outlives the command which started it. It is known again by {@code run/<name>.pid}, which holds its number, its start and the
 * machine's start, so that a number given to somebody else's process is never taken for ours. Its output goes to {@code log/<name>.log}.
 *
 * <p>It leads a session of its own: it does not hear the Ctrl-C of a terminal, and its children are found by the session when it is stopped.
 */
public final class ManagedProcess {

    private static final Duration POLL = Duration.ofMillis(100);

    private final String name;
    private final Path pidFile;
    private final Path log;

    public ManagedProcess(Path home, String name) {
        this.name = name;
        this.pidFile = home.resolve("run").resolve(name + ".pid");
        this.log = home.resolve("log").resolve(name + ".log");
    }

    public String name() {
        return name;
    }

    /** Where its output goes. */
    public Path log() {
        return log;
    }

    /**
     * Starts it in the background.
     *
     * @param environment added to the present one; an empty value takes the variable away
     * @throws IllegalStateException if it runs already
     */
    public void start(List<String> command, Map<String, String> environment) {
        if (pid().isPresent()) {
            throw new IllegalStateException("%s runs already, process %d".formatted(name, pid().getAsLong()));
        }
        try {
            Files.createDirectories(pidFile.getParent());
            Files.createDirectories(log.getParent());
            remember(launch(command, environment).pid());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process launch(List<String> command, Map<String, String> environment) throws IOException {
        List<String> detached = new ArrayList<>(List.of("setsid"));
        detached.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(detached)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectErrorStream(true);
        environment.forEach((key, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(key);
            } else {
                builder.environment().put(key, value);
            }
        });
        return builder.start();
    }

    /** Takes a process that runs already for this one. */
    void remember(long pid) {
        String started = ProcessTable.find(pid)
                .map(entry -> String.valueOf(entry.started()))
                .orElse("0");
        try {
            Files.createDirectories(pidFile.getParent());
            Files.writeString(pidFile, "%d %s %s%n".formatted(pid, started, ProcessTable.bootId()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its number while it runs. */
    public OptionalLong pid() {
        return remembered()
                .filter(was -> ProcessTable.find(was.pid())
                        .filter(is -> is.started() == was.started())
                        .isPresent())
                .map(was -> OptionalLong.of(was.pid()))
                .orElse(OptionalLong.empty());
    }

    /** When it was started, while it runs. */
    public Optional<Instant> startedAt() {
        if (pid().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.getLastModifiedTime(pidFile).toInstant());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Resident memory of it and its children in MiB, while it runs. */
    public OptionalLong memoryMb() {
        return pid().stream()
                .map(pid -> ProcessTable.family(pid).map(ProcessTable::memoryKb).sum() / 1024)
                .findFirst();
    }

    /** Asks it to end (SIGTERM), and ends it and what is left of its children when it does not within the given time. */
    public void stop(Duration patience) {
        stop("TERM", patience);
    }

    void stop(String signal, Duration patience) {
        pid().ifPresent(pid -> {
            signal(signal, pid);
            await(() -> pid().isEmpty(), patience);
        });
        List<Long> rest = members();
        rest.forEach(pid -> signal("KILL", pid));
        await(() -> members().isEmpty(), Duration.ofSeconds(5));
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process and its children, also when it died and left them behind. */
    private List<Long> members() {
        Optional<Remembered> was = remembered();
        if (was.isEmpty()) {
            return List.of();
        }
        long leader = was.get().pid();
        // A session keeps its number from being given away; a leader with another start means that the session is
        // somebody else's.
        boolean foreign = ProcessTable.find(leader)
                .filter(is -> is.started() != was.get().started())
                .isPresent();
        return foreign
                ? List.of()
                : ProcessTable.ofSession(leader).stream()
                        .filter(member -> member.started() >= was.get().started())
                        .map(ProcessTable.Entry::pid)
                        .toList();
    }

    /** The last lines of its output, for an error message. */
    public String lastWords(int lines) {
        try {
            List<String> all = Files.exists(log) ? Files.readAllLines(log) : List.of();
            return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
        } catch (IOException e) {
            return "(its log cannot be read: " + e.getMessage() + ")";
        }
    }

    /** Waits until the condition holds. Returns whether it does. */
    static boolean await(BooleanSupplier condition, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(POLL.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    private static void signal(String signal, long pid) {
        // The shell's own kill: a bare machine may lack the program of that name.
        Command.of("sh", "-c", "kill -" + signal + " " + pid).run();
    }

    private Optional<Remembered> remembered() {
        try {
            String[] parts = Files.readString(pidFile).strip().split(" ");
            return parts.length == 3 && parts[2].equals(ProcessTable.bootId())
                    ? Optional.of(new Remembered(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private record Remembered(long pid, long started) {}
}
