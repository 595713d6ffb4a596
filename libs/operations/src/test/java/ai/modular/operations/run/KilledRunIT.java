package ai.modular.operations.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.LeaseHeld;
import ai.modular.localstack.DatabaseRole;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.WithLocalStack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

@WithLocalStack
class KilledRunIT {

    private static final String LEASE = "60s";

    private final TestDatabase database;
    private final JdbcTemplate jdbc;

    @TempDir
    private Path folder;

    KilledRunIT(TestDatabase database) {
        this.database = database;
        this.jdbc = new JdbcTemplate(database.dataSource(DatabaseRole.JOB));
    }

    @AfterEach
    void forget() {
        jdbc.execute("TRUNCATE ops.run, ops.lease, ops.batch_job_instance CASCADE");
    }

    @Test
    void isResumedAtItsStepWhenItsLeaseHasExpired() throws Exception {
        LocalDate date = LocalDate.of(2026, 11, 22);
        Runs runs = Runs.on(database, folder, LEASE);
        kill("first-b", date);
        assertThat(state()).isEqualTo("RUNNING, first STARTED");

        jdbc.update("UPDATE ops.lease SET holder = 'elsewhere, pid 1'");
        assertThatThrownBy(() -> runs.run(RunRequest.of("both", date))).isInstanceOf(LeaseHeld.class);
        letTheLeaseExpire();
        // Killed once more, so that what the first recovery left behind cannot stop the second
        kill("second-a", date);
        // Its process is known to be gone: no need to come again when the lease has expired
        jdbc.update("UPDATE ops.lease SET expires_at = clock_timestamp() + interval '2 s'");
        Script.clear();
        RunOutcome outcome = runs.run(RunRequest.of("both", date));

        assertThat(Script.ran()).containsExactly("second-a");
        assertThat(outcome.attempt()).isEqualTo(3);
        assertThat(state()).isEqualTo("COMPLETED, first COMPLETED, first FAILED, second COMPLETED, second FAILED");
    }

    @Test
    void thatIsOnlyAskedToStopGivesItsLeaseBack() throws Exception {
        LocalDate date = LocalDate.of(2026, 11, 22);
        Process process = start("first-b:hang", date);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> jdbc.queryForObject(
                                "SELECT count(*) FROM ops.batch_step_execution WHERE step_name = 'first-b'", Long.class)
                        == 1);

        process.destroy();

        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(jdbc.queryForMap("SELECT state, failed_job, problem FROM ops.run"))
                .containsEntry("state", "FAILED")
                .containsEntry("failed_job", "first")
                .containsEntry("problem", "the process was asked to stop during first");
        Script.clear();
        Runs.on(database, folder, LEASE).run(RunRequest.of("both", date));
        assertThat(Script.ran()).endsWith("second-a").doesNotContain("first-a");
    }

    @Test
    void isClosedByWhicheverRunComesNext() throws Exception {
        kill("first-a", LocalDate.of(2026, 11, 20));
        letTheLeaseExpire();

        Runs.on(database, folder, LEASE).run(RunRequest.of("second", LocalDate.of(2026, 11, 21)));

        assertThat(
                        jdbc.queryForMap(
                                "SELECT state, problem LIKE 'its process (%) ended without a word' AS told FROM ops.run WHERE business_date = '2026-11-20'"))
                .containsEntry("state", "FAILED")
                .containsEntry("told", true);
        assertThat(jdbc.queryForList("SELECT status FROM ops.batch_job_execution ORDER BY 1", String.class))
                .doesNotContain("STARTED");
    }

    private void kill(String step, LocalDate date) throws IOException, InterruptedException {
        assertThat(start(step + ":kill", date).waitFor()).isEqualTo(137);
    }

    private Process start(String failpoint, LocalDate date) throws IOException {
        ProcessBuilder process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dmodularai.fail=" + failpoint,
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        RunProcess.class.getName(),
                        folder.toString(),
                        date.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("process.log").toFile());
        process.environment().keySet().removeIf(name -> name.startsWith("MODULARAI_"));
        process.environment().putAll(Runs.environment(database, folder, LEASE));
        return process.start();
    }

    /** Only the database's clock counts, so that what it compares with can be moved instead. */
    private void letTheLeaseExpire() {
        jdbc.update("UPDATE ops.lease SET expires_at = clock_timestamp() - interval '1 s'");
    }

    private String state() {
        return jdbc.queryForObject("SELECT state FROM ops.run", String.class) + ", "
                + jdbc.queryForObject("""
                        SELECT string_agg(DISTINCT i.job_name || ' ' || e.status, ', ') FROM ops.batch_job_execution e
                        JOIN ops.batch_job_instance i USING (job_instance_id)""", String.class);
    }
}
