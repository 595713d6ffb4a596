package ai.modular.operations.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.LeaseHeld;
import ai.modular.contracts.error.RunFailed;
import ai.modular.contracts.job.Lease;
import ai.modular.localstack.DatabaseRole;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.WithLocalStack;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

@WithLocalStack
class PostgresLeasesIT {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;

    PostgresLeasesIT(TestDatabase database) {
        this.dataSource = database.dataSource(DatabaseRole.JOB);
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @Test
    void ofTwoThatRaceExactlyOneWins() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        CyclicBarrier start = new CyclicBarrier(2);
        try (PostgresLeases one = leases("one", LONG);
                PostgresLeases two = leases("two", LONG)) {
            for (int round = 0; round < 12; round++) {
                // Each name twice: the first race inserts the row, the second takes over one that was given back
                String name = "race/" + round / 2;
                List<Future<Lease>> results = threads.invokeAll(
                        List.<Callable<Lease>>of(() -> together(start, one, name), () -> together(start, two, name)));
                List<Lease> won = results.stream()
                        .map(PostgresLeasesIT::wonBy)
                        .filter(lease -> lease != null)
                        .toList();
                assertThat(won).as("winners of round %d", round).hasSize(1);
                won.get(0).close();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Lease together(CyclicBarrier start, PostgresLeases leases, String name) throws Exception {
        start.await();
        try {
            return leases.acquire(name);
        } catch (LeaseHeld e) {
            return null;
        }
    }

    private static Lease wonBy(Future<Lease> result) {
        try {
            return result.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theTokenGrowsWithEachHolderOfAnyLease() {
        try (PostgresLeases leases = leases("one", LONG)) {
            Lease first = leases.acquire("grow/a");
            first.close();
            Lease second = leases.acquire("grow/b");
            Lease third = leases.acquire("grow/a");
            assertThat(List.of(first.token(), second.token(), third.token()))
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void whoIsLateIsToldWhoHoldsIt() {
        try (PostgresLeases one = leases("till-7, pid 4711", LONG);
                PostgresLeases two = leases("two", LONG)) {
            one.acquire("held");
            jdbc.update("UPDATE ops.lease SET expires_at = '2126-11-22 03:04:05Z' WHERE name = 'held'");
            assertThatThrownBy(() -> two.acquire("held"))
                    .isInstanceOf(LeaseHeld.class)
                    .hasMessage("held is held by till-7, pid 4711 until 2126-11-22 03:04:05 UTC");
        }
    }

    @Test
    void aLeaseIsRenewedInTheBackground() {
        try (PostgresLeases leases = leases("one", Duration.ofSeconds(6))) {
            leases.acquire("renewed");
            String first = expiry("renewed");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> expiry("renewed").compareTo(first) > 0);
        }
    }

    private String expiry(String name) {
        return jdbc.queryForObject("SELECT expires_at::text FROM ops.lease WHERE name = ?", String.class, name);
    }

    @Test
    void allLeasesOfADeadHolderExpireTogether() {
        try (PostgresLeases one = leases("one", LONG)) {
            one.acquire("together/run");
            one.acquire("together/table");
            assertThat(jdbc.queryForObject(
                            "SELECT max(expires_at) - min(expires_at) < interval '1 second' FROM ops.lease WHERE name LIKE 'together/%'",
                            Boolean.class))
                    .isTrue();
            jdbc.update("UPDATE ops.lease SET expires_at = now() + interval '5 s' WHERE name = 'together/run'");
            one.acquire("together/other");
            assertThat(jdbc.queryForObject(
                            "SELECT max(expires_at) - min(expires_at) < interval '1 second' FROM ops.lease WHERE name LIKE 'together/%'",
                            Boolean.class))
                    .isTrue();
        }
    }

    @Test
    void aHolderThatWasTakenForDeadIsFencedOff() {
        try (PostgresLeases paused = leases("paused", LONG);
                PostgresLeases next = leases("next", LONG)) {
            Lease old = paused.acquire("paused");
            jdbc.update("UPDATE ops.lease SET expires_at = now() - interval '1 s' WHERE name = 'paused'");
            assertThatThrownBy(old::verify)
                    .isInstanceOf(RunFailed.class)
                    .hasMessage("paused was not renewed within 60.0 s and expired");
            Lease current = next.acquire("paused");

            assertThatThrownBy(old::verify).isInstanceOf(LeaseHeld.class).hasMessageContaining("held by next");
            old.close();
            assertThatCode(current::verify).doesNotThrowAnyException();
        }
    }

    private PostgresLeases leases(String holder, Duration duration) {
        return new PostgresLeases(dataSource, holder, duration);
    }
}
