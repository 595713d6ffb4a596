package ai.modular.operations.run;

import ai.modular.contracts.error.LeaseHeld;
import ai.modular.contracts.error.RunFailed;
import ai.modular.contracts.job.Lease;
import ai.modular.contracts.job.Leases;
import java.io.PrintStream;
import java.time.Duration;

/**
 * Takes the lease of a run. One that a process of this machine held which is gone is waited for: whoever killed a run starts it again at once, and
 * not after the lease has expired. It is never taken before it expires: in another container of the same host name the process may live.
 */
final class RunLease {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Leases leases;
    private final Duration duration;
    private final PrintStream out;

    /** @param duration how long a lease lives after its last renewal */
    RunLease(Leases leases, Duration duration, PrintStream out) {
        this.leases = leases;
        this.duration = duration;
        this.out = out;
    }

    /** How a process names itself as a holder. */
    static String holder(String host, long pid) {
        return host + ", pid " + pid;
    }

    /** @throws LeaseHeld if its holder lives, or may live elsewhere */
    Lease take(String name) {
        long end = System.nanoTime() + duration.toNanos();
        boolean said = false;
        while (true) {
            try {
                return leases.acquire(name);
            } catch (LeaseHeld held) {
                if (!isGone(held.holder()) || System.nanoTime() > end) {
                    throw held;
                }
                if (!said) {
                    out.printf("%s, which is gone: waiting for its lease to expire%n", held.getMessage());
                    said = true;
                }
                pause(name);
            }
        }
    }

    private static boolean isGone(String holder) {
        String here = holder(ThisProcess.host(), 0);
        String prefix = here.substring(0, here.length() - 1);
        return holder.startsWith(prefix)
                && holder.substring(prefix.length()).matches("\\d{1,18}")
                && ProcessHandle.of(Long.parseLong(holder.substring(prefix.length())))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }

    private static void pause(String name) {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailed(
                    "stopped while waiting for the lease %s".formatted(name), "Run the same command again.");
        }
    }
}
