package ai.modular.operations.lake;

import ai.modular.contracts.lake.CommitLedger;
import ai.modular.contracts.lake.LakeCommit;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The commits to the lake in {@code ops.ledger}. */
public final class PostgresCommitLedger implements CommitLedger {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final UUID run;

    public PostgresCommitLedger(DataSource dataSource, UUID run) {
        this.jdbc = JdbcClient.create(dataSource);
        this.batch = new JdbcTemplate(dataSource);
        this.run = run;
    }

    @Override
    public OptionalLong lastVersion(String table) {
        return jdbc
                .sql("SELECT version FROM ops.ledger WHERE table_name = :table ORDER BY version DESC LIMIT 1")
                .param("table", table)
                .query(Long.class)
                // Not stream(): nobody would close it, and outside of a transaction its connection would be lost to the
                // pool
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    @Override
    public OptionalLong lastVersionOfRun(String table) {
        return jdbc
                .sql(
                        "SELECT version FROM ops.ledger WHERE table_name = :table AND run_id = :run ORDER BY version DESC LIMIT 1")
                .param("table", table)
                .param("run", run)
                .query(Long.class)
                // Not stream(): nobody would close it, and outside of a transaction its connection would be lost to the
                // pool
                .list()
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    @Override
    public void record(List<LakeCommit> commits) {
        List<Object[]> rows = commits.stream()
                .map(commit -> new Object[] {
                    commit.table(), commit.version(), commit.operation(), commit.runId(), commit.job(), commit.rows()
                })
                .toList();
        batch.batchUpdate("""
                INSERT INTO ops.ledger (table_name, version, operation, run_id, job, row_count) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (table_name, version) DO NOTHING""", rows);
    }
}
