package ai.modular.operations.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.CommandLineError;
import ai.modular.contracts.error.ExitCode;
import ai.modular.contracts.error.LeaseHeld;
import ai.modular.contracts.error.ModularException;
import ai.modular.contracts.error.RunFailed;
import ai.modular.contracts.error.ServiceUnreachable;
import ai.modular.contracts.error.UserError;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.service.Database;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.TestHome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a run refuses, and how it says so. */
class RefusedRunIT extends RunnerCase {

    RefusedRunIT(TestDatabase database) {
        super(database);
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
}
