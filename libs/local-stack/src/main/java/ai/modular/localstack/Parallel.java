package ai.modular.localstack;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Work that mostly waits, each piece on a thread of its own. */
final class Parallel {

    private Parallel() {}

    static CompletableFuture<Void> run(Runnable work) {
        return CompletableFuture.runAsync(work, Parallel::startThread);
    }

    /** Results in the order of the inputs. */
    static <T, R> List<R> map(List<T> inputs, Function<T, R> work) {
        List<CompletableFuture<R>> results = inputs.stream()
                .map(input -> CompletableFuture.supplyAsync(() -> work.apply(input), Parallel::startThread))
                .toList();
        join(results);
        return results.stream().map(CompletableFuture::join).toList();
    }

    /** Waits for all of them to end, then throws what the first that failed has thrown. */
    static void join(List<? extends CompletableFuture<?>> all) {
        CompletableFuture<Void> ended = CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new));
        ended.exceptionally(failure -> null).join();
        for (CompletableFuture<?> one : all) {
            try {
                one.join();
            } catch (CompletionException e) {
                throw unwrapped(e);
            }
        }
    }

    private static RuntimeException unwrapped(CompletionException e) {
        Throwable cause = e;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof RuntimeException known ? known : e;
    }

    private static void startThread(Runnable work) {
        Thread thread = new Thread(work, "local-stack");
        thread.setDaemon(true);
        thread.start();
    }
}
