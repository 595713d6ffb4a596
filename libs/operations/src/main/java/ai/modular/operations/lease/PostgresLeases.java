package ai.modular.operations.lease;

import ai.modular.contracts.error.LeaseHeld;
import ai.modular.contracts.error.ModularException;
import ai.modular.contracts.error.RunFailed;
import ai.modular.contracts.job.Lease;
import ai.modular.contracts.job.Leases;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Leases in {@code ops.lease}. Only the database's clock counts. A background thread renews all leases of the process in one statement, so that they
 * expire together: when a process dies, whoever takes its run over finds its tables free as well.
 *
 * <p>An expired lease is never renewed, even if nobody took it: its holder was counted as dead and may have been cleaned up after.
 */
public final class PostgresLeases implements Leases, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresLeases.class);

    private final JdbcClient jdbc;
    private final String holder;
    private final double seconds;
    private final Map<Long, String> held = new ConcurrentHashMap<>();
    private final ScheduledExecutorService heartbeat;

    /**
     * @param holder who takes the leases, in words for whoever finds them taken
     * @param duration how long a lease lives after its last renewal; renewed three times in it
     */
    public PostgresLeases(DataSource dataSource, String holder, Duration duration) {
        this.jdbc = JdbcClient.create(dataSource);
        this.holder = holder;
        this.seconds = duration.toMillis() / 1000.0;
        this.heartbeat = Executors.newSingleThreadScheduledExecutor(PostgresLeases::daemon);
        long period = duration.toMillis() / 3;
        heartbeat.scheduleWithFixedDelay(this::renewQuietly, period, period, TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "lease-heartbeat");
        thread.setDaemon(true);
        return thread;
    }

    /** The token is drawn after the row is locked: it is larger than that of every earlier holder, of any lease. */
    @Override
    public Lease acquire(String name) {
        renew();
        Optional<Long> token = jdbc.sql("""
                        INSERT INTO ops.lease AS l (name, holder, token, expires_at)
                        VALUES (:name, :holder, nextval('ops.lease_token'), clock_timestamp() + make_interval(secs => :seconds))
                        ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, token = nextval('ops.lease_token'),
                            expires_at = clock_timestamp() + make_interval(secs => :seconds)
                        WHERE l.expires_at <= clock_timestamp()
                        RETURNING token""")
                .param("name", name)
                .param("holder", holder)
                .param("seconds", seconds)
                .query(Long.class)
                .optional();
        held.put(token.orElseThrow(() -> heldByOther(name)), name);
        return new PostgresLease(name, token.get());
    }

    private void renewQuietly() {
        try {
            renew();
        } catch (DataAccessException e) {
            // The next beat tries again; when all fail, the lease expires and verify() says so
            LOG.warn("leases of {} were not renewed: {}", holder, e.getMessage());
        }
    }

    private void renew() {
        if (held.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        UPDATE ops.lease SET expires_at = clock_timestamp() + make_interval(secs => :seconds)
                        WHERE token = ANY (:tokens) AND expires_at > clock_timestamp()""")
                .param("seconds", seconds)
                .param("tokens", held.keySet().toArray(Long[]::new))
                .update();
    }

    private LeaseHeld heldByOther(String name) {
        return jdbc.sql(
                        "SELECT holder, to_char(expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS \"UTC\"') AS expiry "
                                + "FROM ops.lease WHERE name = :name")
                .param("name", name)
                .query((row, i) -> new LeaseHeld(name, row.getString("holder"), row.getString("expiry")))
                .single();
    }

    /** Ends the renewal; what is still held expires by itself. */
    @Override
    public void close() {
        heartbeat.shutdownNow();
    }

    private final class PostgresLease implements Lease {

        private final String name;
        private final long token;

        PostgresLease(String name, long token) {
            this.name = name;
            this.token = token;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public long token() {
            return token;
        }

        @Override
        public void verify() {
            boolean mine = jdbc.sql(
                            "SELECT token = :token AND expires_at > clock_timestamp() FROM ops.lease WHERE name = :name")
                    .param("token", token)
                    .param("name", name)
                    .query(Boolean.class)
                    .optional()
                    .orElse(false);
            if (!mine) {
                throw lost();
            }
        }

        private ModularException lost() {
            boolean taken = jdbc.sql("SELECT token <> :token FROM ops.lease WHERE name = :name")
                    .param("token", token)
                    .param("name", name)
                    .query(Boolean.class)
                    .optional()
                    .orElse(false);
            return taken
                    ? heldByOther(name)
                    : new RunFailed(
                            "%s was not renewed within %s s and expired".formatted(name, seconds),
                            "Run the same command again: it resumes where it stopped.");
        }

        /** The row stays, for its token. */
        @Override
        public void close() {
            held.remove(token);
            jdbc.sql("UPDATE ops.lease SET expires_at = '-infinity' WHERE name = :name AND token = :token")
                    .param("name", name)
                    .param("token", token)
                    .update();
        }
    }
}
