package ai.modular.operations.lake;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.contracts.lake.LakeCommit;
import ai.modular.localstack.DatabaseRole;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.WithLocalStack;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

@WithLocalStack
class PostgresCommitLedgerIT {

    private static final UUID MINE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    private final DataSource dataSource;

    PostgresCommitLedgerIT(TestDatabase database) {
        this.dataSource = database.dataSource(DatabaseRole.JOB);
    }

    @Test
    void keepsEachCommitOnceAndTellsTheRunItsOwn() {
        PostgresCommitLedger ledger = new PostgresCommitLedger(dataSource, MINE);
        assertThat(ledger.lastVersion("silver.items")).isEmpty();

        ledger.record(List.of(
                new LakeCommit("silver.items", 0, "CREATE TABLE", null, null, 0),
                new LakeCommit("silver.items", 1, "WRITE", MINE, "load-catalogue", 400)));
        ledger.record(List.of(
                new LakeCommit("silver.items", 1, "WRITE", OTHER, "another", 999),
                new LakeCommit("silver.items", 2, "WRITE", OTHER, "load-catalogue", 401)));
        ledger.record(List.of());

        assertThat(ledger.lastVersion("silver.items")).hasValue(2);
        assertThat(ledger.lastVersionOfRun("silver.items")).hasValue(1);
        assertThat(ledger.lastVersionOfRun("silver.prices")).isEmpty();
        assertThat(new JdbcTemplate(dataSource)
                        .queryForList("SELECT row_count FROM ops.ledger ORDER BY version", Long.class))
                .containsExactly(0L, 400L, 401L);
    }
}
