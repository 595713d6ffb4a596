package ai.modular.operations.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ai.modular.contracts.error.CommandLineError;
import ai.modular.contracts.error.RunFailed;
import ai.modular.contracts.lake.RunInputs.InputKind;
import ai.modular.contracts.lake.RunInputs.PinnedInput;
import ai.modular.localstack.DatabaseRole;
import ai.modular.operations.lake.PostgresRunInputs;
import ai.modular.operations.run.RunOutcome.StepOutcome;
import ai.modular.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What a run does: its jobs, its revisions, its inputs. */
class PipelineRunnerIT extends RunnerCase {

    PipelineRunnerIT(TestDatabase database) {
        super(database);
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

    private PostgresRunInputs inputs(RunContext run) {
        return new PostgresRunInputs(
                database.dataSource(DatabaseRole.JOB), run.identity().runId());
    }

    private static RunRequest withPath(String path) {
        return new RunRequest(
                "first", DATE, OptionalInt.empty(), new TreeSet<>(), RunMode.AUTO, false, Map.of("path", path));
    }
}
