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

    /** Why the forecasts have their model: what this run pinned, else the last run of the date that scored demand; empty if none did. */
    String forecastSource() {
        return jdbc.sql("""
                        SELECT i.value FROM ops.run_input i JOIN ops.run r USING (run_id)
                        WHERE i.kind = 'MODEL' AND i.name = 'demand.source' AND r.business_date = :date
                        ORDER BY i.run_id = :run DESC, i.pinned_at DESC LIMIT 1""")
                .param("date", run.businessDate())
                .param("run", run.runId())
                .query(String.class)
                .optional()
                .orElse("");
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
