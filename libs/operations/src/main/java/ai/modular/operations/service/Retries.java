package ai.modular.operations.service;

import ai.modular.operations.configuration.Settings.Retry;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/** Tries again a bounded number of times; each wait is twice as long as the one before. */
public final class Retries {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final Retry retry;

    public Retries(Retry retry) {
        this.retry = retry;
    }

    /**
     * @param temporary whether another try may help
     * @throws Exception the last failure, or the first that no other try can help
     */
    public <T> T call(Callable<T> work, Predicate<Exception> temporary) throws Exception {
        Duration wait = retry.delay();
        for (int attempt = 1; ; attempt++) {
            try {
                return work.call();
            } catch (Exception e) {
                if (attempt >= retry.attempts() || !temporary.test(e)) {
                    throw e;
                }
            }
            Thread.sleep(wait.toMillis());
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
        }
    }
}
