package ai.modular.operations.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets a run end in order when the process is asked to stop: its thread is interrupted, and the process waits a little for the run to be written as
 * failed and its lease to be given back. A step that does not hear of it is left behind as by a kill.
 */
final class Interruption implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean asked;

    Interruption(Thread run) {
        hook = new Thread(() -> stop(run), "stop-run");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether the process was asked to stop. */
    boolean wasAsked() {
        return asked;
    }

    private void stop(Thread run) {
        asked = true;
        run.interrupt();
        try {
            ended.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is stopping already: the hook is at work
        }
    }
}
