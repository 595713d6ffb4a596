package ai.modular.operations.lake;

import ai.modular.contracts.lake.RunInputs;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pinned inputs of a run in {@code ops.run_input}. */
public final class PostgresRunInputs implements RunInputs {

    private final JdbcClient jdbc;
    private final UUID run;

    public PostgresRunInputs(DataSource dataSource, UUID run) {
        this.jdbc = JdbcClient.create(dataSource);
        this.run = run;
    }

    @Override
    public Optional<PinnedInput> find(InputKind kind, String name) {
        return jdbc.sql("SELECT value, sha256 FROM ops.run_input WHERE run_id = :run AND kind = :kind AND name = :name")
                .param("run", run)
                .param("kind", kind.name())
                .param("name", name)
                .query((row, i) -> new PinnedInput(kind, name, row.getString("value"), row.getString("sha256")))
                .optional();
    }

    @Override
    public PinnedInput pin(PinnedInput input) {
        jdbc.sql("""
                        INSERT INTO ops.run_input (run_id, kind, name, value, sha256) VALUES (:run, :kind, :name, :value, :sha256)
                        ON CONFLICT (run_id, kind, name) DO NOTHING""")
                .param("run", run)
                .param("kind", input.kind().name())
                .param("name", input.name())
                .param("value", input.value())
                .param("sha256", input.sha256())
                .update();
        return find(input.kind(), input.name()).orElseThrow();
    }

    /**
     * Takes over what another run saw; what is pinned here already stays. A table that the other run wrote itself is pinned at its own last commit:
     * that is what its later jobs read, and what jobs that do nothing this time would have left there. The time of pinning stays the first one: an old model taken over is not the newest.
     */
    public void copyFrom(UUID other) {
        jdbc.sql("""
                        INSERT INTO ops.run_input (run_id, kind, name, value)
                        SELECT :run, 'LAKE_TABLE', table_name, max(version)::text FROM ops.ledger WHERE run_id = :other
                        GROUP BY table_name
                        ON CONFLICT (run_id, kind, name) DO NOTHING""").param("run", run).param("other", other).update();
        jdbc.sql("""
                        INSERT INTO ops.run_input (run_id, kind, name, value, sha256, pinned_at)
                        SELECT :run, kind, name, value, sha256, pinned_at FROM ops.run_input WHERE run_id = :other
                        ON CONFLICT (run_id, kind, name) DO NOTHING""").param("run", run).param("other", other).update();
    }
}
