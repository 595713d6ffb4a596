package ai.modular.operations.lake;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.contracts.lake.LakeCommit;
import ai.modular.contracts.lake.RunInputs.InputKind;
import ai.modular.contracts.lake.RunInputs.PinnedInput;
import ai.modular.localstack.DatabaseRole;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.WithLocalStack;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

@WithLocalStack
class PostgresRunInputsIT {

    private static final UUID BEFORE = new UUID(0, 1);
    private static final UUID AGAIN = new UUID(0, 2);

    private final DataSource dataSource;

    PostgresRunInputsIT(TestDatabase database) {
        this.dataSource = database.dataSource(DatabaseRole.JOB);
    }

    @BeforeEach
    void twoRevisionsOfANight() {
        JdbcTemplate jdbc = new JdbcTemplate(dataSource);
        jdbc.update("DELETE FROM ops.ledger");
        jdbc.update("DELETE FROM ops.run");
        for (UUID run : List.of(BEFORE, AGAIN)) {
            jdbc.update("""
                    INSERT INTO ops.run (run_id, pipeline, business_date, revision, state, code_version, host, pid)
                    VALUES (?, 'nightly', '2026-11-22', ?, 'RUNNING', 'test', 'here', 1)""", run, run.getLeastSignificantBits());
        }
    }

    @Test
    void theFirstPinStays() {
        PostgresRunInputs inputs = new PostgresRunInputs(dataSource, BEFORE);
        inputs.pin(table("silver.items", "3"));
        assertThat(inputs.pin(table("silver.items", "4"))).isEqualTo(table("silver.items", "3"));
    }

    @Test
    void theSameInputsAreWhatTheRevisionBeforeSawItsOwnCommitsIncluded() {
        PostgresRunInputs before = new PostgresRunInputs(dataSource, BEFORE);
        before.pin(table("silver.locations", "3"));
        before.pin(table("silver.items", "5"));
        new PostgresCommitLedger(dataSource, BEFORE)
                .record(List.of(
                        new LakeCommit("silver.items", 6, "WRITE", BEFORE, "load-catalogue", 400),
                        new LakeCommit("silver.items", 7, "WRITE", BEFORE, "load-catalogue", 400),
                        new LakeCommit("silver.items", 8, "WRITE", null, null, 400)));

        PostgresRunInputs again = new PostgresRunInputs(dataSource, AGAIN);
        again.copyFrom(BEFORE);

        assertThat(again.find(InputKind.LAKE_TABLE, "silver.locations")).contains(table("silver.locations", "3"));
        assertThat(again.find(InputKind.LAKE_TABLE, "silver.items")).contains(table("silver.items", "7"));
    }

    private static PinnedInput table(String name, String version) {
        return new PinnedInput(InputKind.LAKE_TABLE, name, version, null);
    }
}
