package ai.modular.scoring.publish;

import ai.modular.contracts.job.RunIdentity;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Why the forecasts of a night have their model, as score-demand pinned it.
 *
 * @param why {@code CHAMPION}, {@code LAST_PINNED}, {@code NO_CHAMPION} or {@code NEVER_PINNED}; empty if no run of the date scored demand
 * @param failure what the model registry did instead of answering, one sentence without a full stop; empty if it answered
 */
record ModelSource(String why, String failure) {

    /** What this run pinned, else the last run of its date that scored demand. */
    static ModelSource of(DataSource dataSource, RunIdentity run) {
        return JdbcClient.create(dataSource)
                .sql("""
                        SELECT source.value, coalesce(failure.value, '') FROM ops.run_input source
                        JOIN ops.run r USING (run_id)
                        LEFT JOIN ops.run_input failure ON failure.run_id = source.run_id
                            AND failure.kind = 'MODEL' AND failure.name = 'demand.source.failure'
                        WHERE source.kind = 'MODEL' AND source.name = 'demand.source' AND r.business_date = :date
                        ORDER BY source.run_id = :run DESC, source.pinned_at DESC LIMIT 1""")
                .param("date", run.businessDate())
                .param("run", run.runId())
                .query((row, i) -> new ModelSource(row.getString(1), row.getString(2)))
                .optional()
                .orElse(new ModelSource("", ""));
    }
}
