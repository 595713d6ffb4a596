package ai.modular.operations.run;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Writes one line when a step starts and one when it ends, with the seconds since the run began in front; long steps are heard of in between. */
final class ProgressPrinter implements Progress, AutoCloseable {

    private final PrintStream out;
    private final long began = System.nanoTime();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(ProgressPrinter::daemon);
    private volatile String step;
    private volatile long stepBegan;

    /** @param interval how often a step that takes longer is heard of */
    ProgressPrinter(PrintStream out, Duration interval) {
        this.out = out;
        ticker.scheduleAtFixedRate(this::stillAtIt, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "progress");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void say(String line) {
        print((step == null ? "" : step + ": ") + line);
    }

    void stepStarted(String job, String name) {
        stepBegan = System.nanoTime();
        step = job.equals(name) ? job : job + " / " + name;
        print(step + " ...");
    }

    /** @param counts what was counted; zeros are left out */
    void stepEnded(boolean completed, Duration elapsed, Map<String, Double> counts) {
        String figures = counts.entrySet().stream()
                .filter(count -> count.getValue() != 0)
                .map(count -> ", " + number(count.getValue()) + " " + count.getKey())
                .collect(Collectors.joining());
        print("%s %s in %s%s".formatted(step, completed ? "done" : "FAILED", seconds(elapsed), figures));
        step = null;
    }

    private void stillAtIt() {
        String current = step;
        if (current != null) {
            print("%s: still at it for %s"
                    .formatted(current, seconds(Duration.ofNanos(System.nanoTime() - stepBegan))));
        }
    }

    private synchronized void print(String line) {
        out.printf(Locale.ROOT, "%7.1f s  %s%n", (System.nanoTime() - began) / 1e9, line);
        out.flush();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.3f", value);
    }

    private static String seconds(Duration elapsed) {
        return String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1000.0);
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }
}
