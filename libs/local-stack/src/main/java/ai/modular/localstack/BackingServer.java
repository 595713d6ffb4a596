package ai.modular.localstack;

import ai.modular.contracts.error.ServiceUnreachable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A process of the stack with the services it offers: how it is made ready, started, asked and stopped. */
abstract class BackingServer {

    private static final int ATTEMPTS = 3;
    private static final Duration PATIENCE_WITH_A_RUNNING_ONE = Duration.ofSeconds(60);

    private final String title;
    final ManagedProcess process;
    final Ports ports;

    BackingServer(String title, ManagedProcess process, Ports ports) {
        this.title = title;
        this.process = process;
        this.ports = ports;
    }

    /** Whether the options ask for it. */
    abstract boolean isWanted();

    /** Downloads and first-time set-up of files. */
    abstract void prepare(Progress progress);

    /** Claims ports and starts the process. */
    abstract void launch();

    /** What can only be done in the running server, each time anew. */
    void complete() {}

    /** How long a start may take on a busy machine. */
    abstract Duration patience();

    abstract void stop();

    abstract List<ServiceStatus> status();

    /** Where clients find it, for messages. */
    abstract String address();

    /** The settings by which clients find its services. */
    abstract Map<String, String> settings();

    /** A real request, answered. */
    abstract boolean answers();

    /** Whether the start came so far that {@link #complete} can do the rest. */
    boolean ready() {
        return answers();
    }

    /** Takes over a server of this home that runs without our knowing. Returns whether there was one. */
    boolean adopt() {
        return false;
    }

    final boolean isHealthy() {
        return process.pid().isPresent() && answers();
    }

    /**
     * Starts it unless it is healthy; one that runs and stays silent is started anew.
     *
     * @param database done when the database can be used; downloads need not wait for it
     */
    final void start(CompletableFuture<Void> database, Progress progress) {
        long begin = System.nanoTime();
        boolean runs = process.pid().isPresent() || adopt();
        if (runs && !ManagedProcess.await(this::ready, PATIENCE_WITH_A_RUNNING_ONE)) {
            progress.line(title + ": runs, but does not answer; starting it anew");
            stop();
        }
        if (process.pid().isEmpty()) {
            stop(); // what an earlier one left behind
            prepare(progress);
            database.join();
            startWithPort();
        }
        complete();
        progress.line("%s: ready after %.1f s at %s".formatted(title, (System.nanoTime() - begin) / 1e9, address()));
    }

    /** A port can be taken between the look at it and the start, so a start that fails is tried again. */
    private void startWithPort() {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            launch();
            ManagedProcess.await(() -> ready() || process.pid().isEmpty(), patience());
            if (process.pid().isPresent() && ready()) {
                return;
            }
            boolean silent = process.pid().isPresent();
            stop();
            if (silent) {
                break;
            }
        }
        throw new ServiceUnreachable(
                title, address(), "Its log %s ends with: %s".formatted(process.log(), process.lastWords(5)), null);
    }

    final ServiceStatus status(Service service, String address, boolean healthy) {
        return new ServiceStatus(service.id(), address, healthy, process.pid(), process.memoryMb());
    }
}
