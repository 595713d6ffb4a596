package ai.modular.operations.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ai.modular.contracts.error.CommandLineError;
import ai.modular.contracts.error.ExitCode;
import ai.modular.contracts.error.LeaseHeld;
import ai.modular.contracts.error.ModularException;
import ai.modular.contracts.error.RunFailed;
import ai.modular.contracts.error.ServiceUnreachable;
import ai.modular.contracts.error.UserError;
import ai.modular.contracts.lake.RunInputs.InputKind;
import ai.modular.contracts.lake.RunInputs.PinnedInput;
import ai.modular.localstack.DatabaseRole;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.lake.PostgresRunInputs;
import ai.modular.operations.run.RunOutcome.StepOutcome;
import ai.modular.operations.service.Database;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.TestHome;
import ai.modular.testing.WithLocalStack;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

@WithLocalStack
class PipelineRunnerIT {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 22);

    private final TestDatabase database;
    private final JdbcTemplate jdbc;

    @TempDir
    private Path folder;

    private Runs runs;

    PipelineRunnerIT(TestDatabase database) {
        this.database = database;
        this.jdbc = new JdbcTemplate(database.dataSource(DatabaseRole.JOB));
    }

    @BeforeEach
    void start() {
        runs = Runs.on(database, folder, "60s");
        Script.clear();
    }

    @AfterEach
    void forget() {
        jdbc.execute("TRUNCATE ops.run, ops.lease, ops.batch_job_instance, ops.touched_date, retail.locations CASCADE");
    }

    @Test
    void runsTheJobsInOrderAndKeepsTheirFigures() {
        RunOutcome outcome = runs.run(RunRequest.of("both", DATE));

        assertThat(Script.ran()).containsExactly("first-a", "first-b", "second-a");
        assertThat(outcome.identity().revision()).isEqualTo(1);
        assertThat(outcome.steps())
                .extracting(StepOutcome::job, StepOutcome::step, StepOutcome::written)
                .containsExactly(
                        tuple("first", "first-a", 7L), tuple("first", "first-b", 7L), tuple("second", "second-a", 7L));
        assertThat(run("both", 1)).containsEntry("state", "COMPLETED").containsEntry("attempts", 1);
        assertThat(jdbc.queryForList(
                        "SELECT metric || '=' || value FROM ops.step_metric WHERE step = 'first-b'"
                                + " AND metric IN ('read', 'written', 'skipped', 'quarantined') ORDER BY metric",
                        String.class))
                .containsExactly("quarantined=2", "read=1", "skipped=0", "written=7");
        assertThat(runs.told())
                .containsSubsequence(
                        "both 2026-11-22, revision 1",
                        "first / first-a ...",
                        "first / first-a done in ",
                        ", 1 read, 7 written, 2 quarantined",
                        "second / second-a ...");
    }

    @Test
    void aRestartResumesAtTheStepThatBroke() {
        Script.at("first-b", run -> {
            throw new IllegalStateException("shelf fell");
        });
        assertThatThrownBy(() -> runs.run(RunRequest.of("both", DATE)))
                .isInstanceOf(RunFailed.class)
                .hasMessage("first, step first-b failed: IllegalStateException: shelf fell");
        assertThat(run("both", 1))
                .containsEntry("state", "FAILED")
                .containsEntry("failed_job", "first")
                .containsEntry("problem", "first, step first-b failed: IllegalStateException: shelf fell")
                .containsEntry("remedy", "Remove the cause, then run the same command again: it resumes at this step.");
        Object runId = run("both", 1).get("run_id");
        Script.clear();

        RunOutcome outcome = runs.run(RunRequest.of("both", DATE));

        assertThat(Script.ran()).containsExactly("first-b", "second-a");
        assertThat(outcome.identity().runId()).isEqualTo(runId);
        assertThat(outcome.attempt()).isEqualTo(2);
        assertThat(run("both", 1))
                .containsEntry("state", "COMPLETED")
                .containsEntry("attempts", 2)
                .containsEntry("problem", null);
    }

    @Test
    void whatAnAttemptFinishedIsNotStartedAgain() {
        Script.at("second-a", run -> {
            throw new IllegalStateException("late");
        });
        assertThatThrownBy(() -> runs.run(RunRequest.of("both", DATE))).isInstanceOf(RunFailed.class);
        Script.clear();

        runs.run(request("both", RunMode.RESTART));

        assertThat(Script.ran()).containsExactly("second-a");
        assertThat(runs.told()).contains("first was finished by an earlier attempt");
    }

    @Test
    void afterCompletionTheNextRunIsTheNextRevision() {
        runs.run(RunRequest.of("both", DATE));
        Script.clear();

        RunOutcome again = runs.run(RunRequest.of("both", DATE));

        assertThat(again.identity().revision()).isEqualTo(2);
        assertThat(Script.ran()).containsExactly("first-a", "first-b", "second-a");
        assertThatThrownBy(() -> runs.run(request("both", RunMode.RESTART)))
                .isInstanceOf(CommandLineError.class)
                .hasMessage("no run of both/2026-11-22 is unfinished");
    }

    @Test
    void targetsThatEndWithTheSameJobCountTheirRevisionsTogether() {
        jdbc.update(
                "INSERT INTO retail.locations (location_id, name, time_zone, currency) VALUES ('s1', 'One', 'UTC', 'EUR')");
        assertThat(runs.run(RunRequest.of("both", DATE)).identity().revision()).isEqualTo(1);
        assertThat(runs.run(RunRequest.of("second", DATE)).identity().revision())
                .isEqualTo(2);
        assertThat(runs.run(RunRequest.of("also-second", DATE)).identity().revision())
                .isEqualTo(3);
        assertThat(runs.run(RunRequest.of("first", DATE)).identity().revision()).isEqualTo(1);
        RunRequest oneStore = new RunRequest(
                "both", DATE, OptionalInt.empty(), new TreeSet<>(List.of("s1")), RunMode.AUTO, false, Map.of());
        assertThat(runs.run(oneStore).identity().revision()).isEqualTo(4);
    }

    @Test
    void eachHourIsARunOfItsOwn() {
        RunRequest seven =
                new RunRequest("first", DATE, OptionalInt.of(7), new TreeSet<>(), RunMode.AUTO, false, Map.of());
        RunRequest eight =
                new RunRequest("first", DATE, OptionalInt.of(8), new TreeSet<>(), RunMode.AUTO, false, Map.of());

        assertThat(runs.run(seven).identity().revision()).isEqualTo(1);
        assertThat(runs.run(eight).identity().revision()).isEqualTo(1);
        assertThat(jdbc.queryForList("SELECT name FROM ops.lease ORDER BY name", String.class))
                .containsExactly("first/2026-11-22/7", "first/2026-11-22/8");
    }

    @Test
    void theSameInputsAreThoseOfTheRevisionBefore() {
        Script.at("first-a", run -> inputs(run).pin(new PinnedInput(InputKind.LAKE_TABLE, "silver.items", "3", null)));
        runs.run(RunRequest.of("first", DATE));
        StringBuilder seen = new StringBuilder();
        Script.at(
                "first-a",
                run -> seen.append(run.sameInputs())
                        .append(' ')
                        .append(inputs(run)
                                .pin(new PinnedInput(InputKind.LAKE_TABLE, "silver.items", "9", null))
                                .value()));

        runs.run(new RunRequest("first", DATE, OptionalInt.empty(), new TreeSet<>(), RunMode.AUTO, true, Map.of()));

        assertThat(seen).hasToString("true 3");
    }

    @Test
    void withoutAnEarlierRunThereAreNoSameInputs() {
        RunRequest request =
                new RunRequest("first", DATE, OptionalInt.empty(), new TreeSet<>(), RunMode.AUTO, true, Map.of());
        assertThatThrownBy(() -> runs.run(request))
                .isInstanceOf(CommandLineError.class)
                .hasMessage("no run of first/2026-11-22 has completed whose inputs could be taken");
    }

    @Test
    void otherParametersMakeAnotherRevision() {
        Script.at("first-a", run -> {
            throw new IllegalStateException(run.requiredParameter("path"));
        });
        assertThatThrownBy(() -> runs.run(withPath("a"))).hasMessageEndingWith("IllegalStateException: a");
        assertThatThrownBy(() -> runs.run(withPath("b"))).hasMessageEndingWith("IllegalStateException: b");
        assertThatThrownBy(() -> runs.run(RunRequest.of("first", DATE)))
                .hasMessageEndingWith("IllegalStateException: b");

        assertThat(jdbc.queryForList(
                        "SELECT revision || ' ' || attempts || ' ' || parameters FROM ops.run ORDER BY revision",
                        String.class))
                .containsExactly("1 1 {\"path\": \"a\"}", "2 2 {\"path\": \"b\"}");
    }

    @Test
    void aCauseOfAKnownKindKeepsItsExitCode() {
        Script.at("first-a", run -> {
            throw new IllegalStateException(new UserError("price is -1", "Correct it."));
        });
        assertThatThrownBy(() -> runs.run(RunRequest.of("first", DATE)))
                .isInstanceOfSatisfying(
                        ModularException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USER_ERROR));
        assertThat(run("first", 1)).containsEntry("problem", "price is -1").containsEntry("remedy", "Correct it.");
    }

    @Test
    void aContextThatCannotBeBuiltIsAFailedRun() {
        assertThatThrownBy(() -> runs.run(RunRequest.of("broken", DATE)))
                .isInstanceOf(RunFailed.class)
                .hasMessage("the start of broken failed: IllegalStateException: no such thing");
        assertThat(run("broken", 1)).containsEntry("state", "FAILED").containsEntry("failed_job", null);
    }

    @Test
    void aRunThatIsHeldElsewhereIsRefused() {
        Script.at(
                "first-a",
                run -> assertThatThrownBy(() -> runs.run(RunRequest.of("first", DATE)))
                        .isInstanceOf(LeaseHeld.class)
                        .hasMessageStartingWith("first/2026-11-22 is held by "));

        runs.run(RunRequest.of("first", DATE));

        assertThat(jdbc.queryForObject("SELECT count(*) FROM ops.run", Long.class))
                .isEqualTo(1);
    }

    @Test
    void aRunWhoseLeaseWasTakenOverDoesNotComplete() {
        Script.at("first-b", run -> jdbc.update("UPDATE ops.lease SET token = token + 1000, holder = 'another'"));

        assertThatThrownBy(() -> runs.run(RunRequest.of("both", DATE)))
                .isInstanceOf(LeaseHeld.class)
                .hasMessageContaining("held by another");
        assertThat(Script.ran()).containsExactly("first-a", "first-b");
    }

    @Test
    void aConnectionThatBreaksIsAServiceThatIsNotReachable() {
        Script.at("first-b", run -> jdbc.queryForList("""
                SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                WHERE application_name = 'modularai-job' AND datname = current_database()"""));

        assertThatThrownBy(() -> runs.run(RunRequest.of("both", DATE)))
                .isInstanceOf(ServiceUnreachable.class)
                .hasMessageStartingWith("PostgreSQL does not answer at ");
        assertThat(run("both", 1)).containsEntry("state", "FAILED").containsEntry("failed_job", "first");
        Script.clear();

        assertThat(runs.run(RunRequest.of("both", DATE)).attempt()).isEqualTo(2);
        assertThat(Script.ran()).containsExactly("first-b", "second-a");
    }

    @Test
    void whatThereIsNotIsNamedWithWhatThereIs() {
        assertThatThrownBy(() -> runs.run(RunRequest.of("frist", DATE)))
                .isInstanceOfSatisfying(
                        CommandLineError.class,
                        e -> assertThat(e.remedy())
                                .isEqualTo("Pipelines: both, also-second, lost. Jobs: broken, first, second."));
        assertThatThrownBy(() -> runs.run(RunRequest.of("lost", DATE)))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("gone");
        jdbc.update(
                "INSERT INTO retail.locations (location_id, name, time_zone, currency) VALUES ('s1', 'One', 'UTC', 'EUR')");
        RunRequest stores = new RunRequest(
                "first", DATE, OptionalInt.empty(), new TreeSet<>(List.of("s1", "s2")), RunMode.AUTO, false, Map.of());
        assertThatThrownBy(() -> runs.run(stores))
                .isInstanceOfSatisfying(
                        CommandLineError.class, e -> assertThat(e.remedy()).isEqualTo("Stores (the first 20): s1."))
                .hasMessage("there is no store s2");
    }

    @Test
    void aDateFarFromAllSalesIsRefusedBeforeAnythingIsWritten() {
        known("2026-11-01", "2026-11-15");
        LocalDate late = LocalDate.of(2026, 11, 23);

        assertThatThrownBy(() -> runs.run(RunRequest.of("both", late)))
                .isInstanceOfSatisfying(
                        CommandLineError.class,
                        e -> assertThat(e.remedy())
                                .isEqualTo(
                                        "Take a closed trading day within them. Maybe its events have not arrived yet?"))
                .hasMessage("the business date is 2026-11-23, but sales are known from 2026-11-01 to 2026-11-15");
        assertThatThrownBy(() -> runs.run(RunRequest.of("both", LocalDate.of(2026, 10, 31))))
                .isInstanceOf(CommandLineError.class);
        assertThat(jdbc.queryForObject("SELECT count(*) FROM ops.run", Long.class))
                .isZero();
        assertThat(jdbc.queryForObject("SELECT count(*) FROM ops.lease", Long.class))
                .isZero();
        assertThat(Script.ran()).isEmpty();
        assertThat(runs.run(RunRequest.of("both", DATE)).identity().revision()).isEqualTo(1);
    }

    @Test
    void aDateThatAJobOfTheRunMayBringIsNotRefused() {
        known("2026-11-01");
        assertThatThrownBy(() -> runs.run(RunRequest.of("first", DATE))).isInstanceOf(CommandLineError.class);
        Script.mayBringDays(true);

        assertThat(runs.run(RunRequest.of("first", DATE)).identity().revision()).isEqualTo(1);
    }

    private void known(String... dates) {
        for (String date : dates) {
            jdbc.update(
                    "INSERT INTO ops.touched_date (business_date, reason, marked_by) VALUES (?::date, 'events', gen_random_uuid())",
                    date);
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamed() {
        Map<String, String> environment = Runs.environment(database, folder, "60s");
        environment.put("MODULARAI_POSTGRES_URL", "jdbc:postgresql://localhost:1/nowhere");
        assertThatThrownBy(() -> new Runs(folder, environment).run(RunRequest.of("first", DATE)))
                .isInstanceOf(ServiceUnreachable.class)
                .hasMessage("PostgreSQL does not answer at localhost:1/nowhere");
    }

    @Test
    void aWrongPasswordIsNotRetriedAndNamesItsKey() {
        Map<String, String> environment = Runs.environment(database, folder, "60s");
        environment.put("MODULARAI_POSTGRES_JOB_PASSWORD", "wrong");
        assertThatThrownBy(() -> new Runs(folder, environment).run(RunRequest.of("first", DATE)))
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.remedy()).isEqualTo("Correct postgres.job.password."));
    }

    @Test
    void beforeTheTablesAreMadeTheOwnerIsAskedForLikewise() {
        Map<String, String> environment = Runs.environment(database, folder, "60s");
        environment.put("MODULARAI_POSTGRES_OWNER_PASSWORD", "wrong");
        Settings wrong = Settings.load(TestHome.checkout(), environment);
        assertThatThrownBy(() -> Database.requireAnswer(wrong, wrong.postgres().owner()))
                .isInstanceOfSatisfying(
                        UserError.class, e -> assertThat(e.remedy()).isEqualTo("Correct postgres.owner.password."));
        environment.put("MODULARAI_POSTGRES_URL", "jdbc:postgresql://localhost:1/nowhere");
        Settings nowhere = Settings.load(TestHome.checkout(), environment);
        assertThatThrownBy(
                        () -> Database.requireAnswer(nowhere, nowhere.postgres().owner()))
                .isInstanceOf(ServiceUnreachable.class)
                .hasMessage("PostgreSQL does not answer at localhost:1/nowhere");
    }

    private PostgresRunInputs inputs(RunContext run) {
        return new PostgresRunInputs(
                database.dataSource(DatabaseRole.JOB), run.identity().runId());
    }

    private static RunRequest withPath(String path) {
        return new RunRequest(
                "first", DATE, OptionalInt.empty(), new TreeSet<>(), RunMode.AUTO, false, Map.of("path", path));
    }

    private static RunRequest request(String target, RunMode mode) {
        return new RunRequest(target, DATE, OptionalInt.empty(), new TreeSet<>(), mode, false, Map.of());
    }

    private Map<String, Object> run(String pipeline, int revision) {
        return jdbc.queryForMap("SELECT * FROM ops.run WHERE pipeline = ? AND revision = ?", pipeline, revision);
    }
}
