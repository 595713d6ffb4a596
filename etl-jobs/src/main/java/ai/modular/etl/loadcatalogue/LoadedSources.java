package ai.modular.etl.loadcatalogue;

import ai.modular.contracts.lake.TableDefinition;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the source of a lake table held when the table's newest commit was made. */
final class LoadedSources {

    /**
     * The run of the newest commit pinned the source after it had written: a pin without its commit cannot be. A run that wrote more than once has the
     * pin of its first writing, which proves nothing.
     */
    private static final String LOADED = """
            SELECT coalesce(bool_or(i.sha256 = :fingerprint), false)
            FROM ops.ledger l
            JOIN ops.run r ON r.run_id = l.run_id AND cardinality(r.stores) = 0
            JOIN ops.run_input i ON i.run_id = l.run_id AND i.kind = 'SOURCE_TABLE' AND i.name = l.table_name
            WHERE l.table_name = :table AND l.version = (SELECT max(version) FROM ops.ledger WHERE table_name = :table)
              AND 1 = (SELECT count(*) FROM ops.ledger o
                       WHERE o.table_name = l.table_name AND o.run_id = l.run_id AND o.operation <> 'CREATE TABLE')""";

    private final JdbcClient jdbc;

    LoadedSources(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Whether the table still is what the source with this fingerprint says. */
    boolean isCurrent(TableDefinition table, String fingerprint) {
        return jdbc.sql(LOADED)
                .param("table", table.name())
                .param("fingerprint", fingerprint)
                .query(Boolean.class)
                .single();
    }
}
