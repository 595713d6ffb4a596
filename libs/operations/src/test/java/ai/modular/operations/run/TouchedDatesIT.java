package ai.modular.operations.run;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.localstack.DatabaseRole;
import ai.modular.operations.lake.PostgresRunInputs;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.WithLocalStack;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

@WithLocalStack
class TouchedDatesIT {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
    private static final LocalDate TUESDAY = MONDAY.plusDays(1);
    private static final LocalDate SUNDAY = MONDAY.plusDays(6);

    private final DataSource dataSource;
    private final JdbcTemplate jdbc;

    TouchedDatesIT(TestDatabase database) {
        this.dataSource = database.dataSource(DatabaseRole.JOB);
        this.jdbc = new JdbcTemplate(dataSource);
    }

    @AfterEach
    void forget() {
        jdbc.execute("TRUNCATE ops.touched_date, ops.run CASCADE");
    }

    @Test
    void whatIsMarkedIsOpenUntilItIsDone() {
        TouchedDates hourly = ofRun(1);
        hourly.mark(List.of(TUESDAY, MONDAY, SUNDAY), "late sales");
        hourly.mark(List.of(MONDAY), "late stock");

        TouchedDates nightly = ofRun(2);
        assertThat(nightly.open(TUESDAY)).containsExactly(MONDAY, TUESDAY);
        nightly.done(List.of(MONDAY));
        assertThat(ofRun(3).open(SUNDAY)).containsExactly(TUESDAY, SUNDAY);
    }

    @Test
    void aMarkThatComesWhileARunWorksIsLeftToTheNext() {
        ofRun(1).mark(List.of(MONDAY), "late sales");
        TouchedDates nightly = ofRun(2);
        assertThat(nightly.open(SUNDAY)).containsExactly(MONDAY);
        ofRun(3).mark(List.of(MONDAY, TUESDAY), "later sales");

        assertThat(nightly.open(SUNDAY)).containsExactly(MONDAY);
        nightly.done(List.of(MONDAY, TUESDAY));
        assertThat(ofRun(4).open(SUNDAY)).containsExactly(MONDAY, TUESDAY);
    }

    @Test
    void aRestartSeesTheSameDatesEvenIfTheyWereDoneAlready() {
        ofRun(1).mark(List.of(MONDAY), "late sales");
        TouchedDates nightly = ofRun(2);
        nightly.open(SUNDAY);
        nightly.done(List.of(MONDAY));

        TouchedDates restarted = touched(id(2));
        assertThat(restarted.open(SUNDAY)).containsExactly(MONDAY);
    }

    private TouchedDates ofRun(int number) {
        jdbc.update(
                "INSERT INTO ops.run (run_id, pipeline, business_date, revision, state, code_version, host, pid)"
                        + " VALUES (?, 'p', '2026-11-22', ?, 'RUNNING', '1', 'h', 1)",
                id(number),
                number);
        return touched(id(number));
    }

    private TouchedDates touched(UUID run) {
        return new TouchedDates(
                dataSource, new JdbcTransactionManager(dataSource), new PostgresRunInputs(dataSource, run), run);
    }

    private static UUID id(int number) {
        return new UUID(0, number);
    }
}
