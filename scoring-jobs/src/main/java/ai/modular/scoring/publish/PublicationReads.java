package ai.modular.scoring.publish;

import ai.modular.contracts.job.RunIdentity;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the platform's tables know of a run's publication. */
final class PublicationReads {

    private final JdbcClient jdbc;
    private final RunIdentity run;

    PublicationReads(DataSource dataSource, RunIdentity run) {
        this.jdbc = JdbcClient.create(dataSource);
        this.run = run;
    }

    /** When the run moved the pointer, or now. */
    Instant publishedAt() {
        return jdbc.sql(
                        "SELECT coalesce(max(published_at), clock_timestamp()) FROM ops.publication WHERE run_id = :run")
                .param("run", run.runId())
                .query((row, i) -> row.getTimestamp(1).toInstant())
                .single();
    }
}
