package ai.modular.mlflow;

import java.time.Duration;

/**
 * How long to believe in a server that does not answer.
 *
 * @param attempts calls in all, 1 or more
 * @param delay pause before the second call; it doubles with each further one
 * @param timeout longest wait for one answer, its body included
 */
public record RetryPolicy(int attempts, Duration delay, Duration timeout) {

    public RetryPolicy {
        if (attempts < 1 || delay.isNegative() || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(
                    "retry policy has %d attempts, delay %s, time-out %s".formatted(attempts, delay, timeout));
        }
    }

    /** Three calls of 15 seconds each. */
    public static RetryPolicy standard() {
        return new RetryPolicy(3, Duration.ofMillis(500), Duration.ofSeconds(15));
    }

    RetryPolicy withTimeout(Duration other) {
        return new RetryPolicy(attempts, delay, other);
    }

    /** The pause after a failed attempt, counted from 1. */
    Duration pauseAfter(int attempt) {
        return delay.multipliedBy(1L << Math.min(attempt - 1, 6));
    }
}
