package ai.modular.operations.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.LeaseHeld;
import ai.modular.contracts.error.UserError;
import ai.modular.contracts.job.Lease;
import ai.modular.contracts.job.RunIdentity;
import ai.modular.localstack.DatabaseRole;
import ai.modular.operations.lease.PostgresLeases;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.WithLocalStack;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

@WithLocalStack
class PublicationIT {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 22);

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;
    private final PostgresLeases leases;

    PublicationIT(TestDatabase database) {
        this.dataSource = database.dataSource(DatabaseRole.JOB);
        this.jdbc = new JdbcTemplate(dataSource);
        this.leases = new PostgresLeases(dataSource, "test", Duration.ofMinutes(1));
    }

    @AfterEach
    void forget() {
        leases.close();
        jdbc.execute("TRUNCATE ops.publication, ops.run, ops.lease CASCADE");
    }

    @Test
    void movesThePointerOfEachStore() {
        publication("nightly", 1).publish(List.of("s1", "s2"), "demand", null, List.of("No champion: seasonal naive."));
        publication("publish", 2).publish(List.of("s2"), "demand", "7", List.of());

        assertThat(published())
                .containsExactly("s1 1 demand null {\"No champion: seasonal naive.\"}", "s2 2 demand 7 {}");
    }

    @Test
    void aRunThatLostItsLeaseMovesNothing() {
        Publication late = publication("nightly", 1);
        jdbc.update("UPDATE ops.lease SET expires_at = '-infinity'");
        publication("nightly", 2).publish(List.of("s1"), "demand", "2", List.of());

        assertThatThrownBy(() -> late.publish(List.of("s1", "s2"), "demand", "1", List.of()))
                .isInstanceOf(LeaseHeld.class);
        assertThat(published()).containsExactly("s1 2 demand 2 {}");
    }

    @Test
    void anOlderTokenOfAnotherLeaseMovesNothingEither() {
        Publication older = publication("nightly", 2);
        publication("publish", 1).publish(List.of("s2"), "demand", "2", List.of());

        assertThatThrownBy(() -> older.publish(List.of("s1", "s2"), "demand", "1", List.of()))
                .isInstanceOf(LeaseHeld.class)
                .hasMessageContaining("a run with a later lease");
        assertThat(published()).containsExactly("s2 1 demand 2 {}");
    }

    @Test
    void aRunThatIsTakenUpAfterALaterRevisionWasPublishedMovesNothing() {
        publication("nightly", 2).publish(List.of("s1"), "demand", "2", List.of());
        Publication resumed = publication("publish", 1);

        assertThatThrownBy(() -> resumed.publish(List.of("s1"), "demand", "1", List.of()))
                .isInstanceOf(UserError.class)
                .hasMessage("revision 2 of %s is published already, and this run is revision 1".formatted(DATE));
        assertThat(published()).containsExactly("s1 2 demand 2 {}");
    }

    private Publication publication(String pipeline, int revision) {
        UUID run = UUID.randomUUID();
        jdbc.update(
                "INSERT INTO ops.run (run_id, pipeline, business_date, revision, state, code_version, host, pid)"
                        + " VALUES (?, ?, ?, ?, 'RUNNING', '1', 'h', 1)",
                run,
                pipeline,
                DATE,
                revision);
        Lease lease = leases.acquire(pipeline + "/" + DATE);
        RunIdentity identity = new RunIdentity(run, pipeline, DATE, OptionalInt.empty(), revision, new TreeSet<>());
        RunContext context = new RunContext(identity, 1, Map.of(), false, lease, Progress.silent());
        return new Publication(dataSource, new JdbcTransactionManager(dataSource), context);
    }

    private List<String> published() {
        return jdbc.queryForList(
                "SELECT concat_ws(' ', location_id, revision, model_name, coalesce(model_version, 'null'), notes::text)"
                        + " FROM ops.publication ORDER BY location_id",
                String.class);
    }
}
