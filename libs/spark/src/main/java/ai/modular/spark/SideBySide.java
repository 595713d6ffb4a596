package ai.modular.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Work on several tables at once. Planning a query and committing a table run on one thread each; with small tables they are most of the time, and
 * the cores idle.
 */
public final class SideBySide {

    /** Enough that somebody executes while somebody plans; more would only share the same cores. */
    private static final int THREADS = 3;

    private SideBySide() {}

    /**
     * Does all of the work, in no order.
     *
     * @return the results in the order of the work
     * @throws RuntimeException the failure of the first work that failed, as it was thrown; the other work has ended then
     */
    public static <T> List<T> all(List<Callable<T>> work) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, Math.min(THREADS, work.size())));
        try {
            List<T> results = new ArrayList<>(work.size());
            for (Future<T> each : threads.invokeAll(work)) {
                results.add(each.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while tables were written", e);
        } finally {
            threads.shutdownNow();
        }
    }

    private static RuntimeException thrown(Throwable cause) {
        if (cause instanceof RuntimeException failure) {
            return failure;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(cause);
    }
}
