package ai.modular.bench.night;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The highest memory that all processes of one home used together, sampled every half second: proportional set size as Linux counts it
 * ({@code /proc/PID/smaps_rollup}), so that memory shared between processes counts once.
 */
final class MemoryWatch implements AutoCloseable {

    private final byte[] mark;
    private final AtomicLong peak = new AtomicLong();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "memory-watch");
        thread.setDaemon(true);
        return thread;
    });

    MemoryWatch(Path home) {
        mark = ("MODULARAI_HOME=" + home).getBytes(StandardCharsets.UTF_8);
        clock.scheduleAtFixedRate(() -> peak.accumulateAndGet(used(), Math::max), 0, 500, TimeUnit.MILLISECONDS);
    }

    /** Bytes. */
    long peak() {
        return peak.get();
    }

    private long used() {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(process ->
                            Character.isDigit(process.getFileName().toString().charAt(0)))
                    .filter(this::belongs)
                    .mapToLong(MemoryWatch::proportionalSetSize)
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }

    private boolean belongs(Path process) {
        try {
            String environment =
                    new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.ISO_8859_1);
            return environment.contains(new String(mark, StandardCharsets.ISO_8859_1) + '\0');
        } catch (IOException gone) {
            return false;
        }
    }

    private static long proportionalSetSize(Path process) {
        try (Stream<String> lines = Files.lines(process.resolve("smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .sum();
        } catch (IOException | java.io.UncheckedIOException gone) {
            return 0;
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
