package ai.modular.web.runs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what ran, where it broke and why. */
final class RunReads {

    private static final String RUNS = """
            SELECT r.run_id, r.pipeline, r.business_date, r.slot, r.revision, r.stores, r.state, r.attempts, r.started_at, r.ended_at,
                r.failed_job, r.problem, r.remedy, r.code_version, r.host,
                EXISTS (SELECT 1 FROM ops.lease l WHERE l.token = r.lease_token AND l.expires_at > now()) AS alive
            FROM ops.run r
            """;
    /** Hourly runs would hide everything else: of those that went well only the last one. */
    private static final String TELLING = """
            WHERE r.slot IS NULL OR r.state <> 'COMPLETED' OR r.run_id =
                (SELECT n.run_id FROM ops.run n WHERE n.slot IS NOT NULL ORDER BY n.started_at DESC LIMIT 1)
            ORDER BY r.started_at DESC LIMIT :limit""";
    /** Steps in the order in which their jobs last ran them; of each step its last attempt. */
    private static final String STEPS = """
            WITH place AS (
                SELECT i.job_name, s.step_name, max(s.step_execution_id) AS place FROM ops.batch_step_execution s
                JOIN ops.batch_job_execution e USING (job_execution_id) JOIN ops.batch_job_instance i USING (job_instance_id)
                GROUP BY i.job_name, s.step_name)
            SELECT m.job, m.step, m.metric, m.value, m.attempt FROM ops.step_metric m
            LEFT JOIN place p ON p.job_name = m.job AND p.step_name = m.step
            WHERE m.run_id = :run AND m.attempt = (SELECT max(n.attempt) FROM ops.step_metric n
                WHERE n.run_id = m.run_id AND n.job = m.job AND n.step = m.step)
            ORDER BY p.place NULLS LAST, m.job, m.step, m.metric""";

    /** A run that failed because its date was mistyped must not hide the others. */
    private static final String LAST_DATE = """
            SELECT business_date FROM ops.run WHERE business_date < coalesce(
                (SELECT max(c.business_date) + :days FROM ops.run c WHERE c.state = 'COMPLETED'), 'infinity')
            ORDER BY business_date DESC LIMIT 1""";

    private static final String JOBS = """
            SELECT m.run_id, m.job, sum(m.value) AS seconds FROM ops.step_metric m
            JOIN ops.run r USING (run_id)
            WHERE r.pipeline = 'nightly' AND r.business_date > :after AND m.metric = 'seconds' GROUP BY m.run_id, m.job""";
    private static final String INPUTS =
            "SELECT kind, name, value FROM ops.run_input WHERE run_id = :run ORDER BY kind, name";

    /** @param alive whether the process that runs it gives signs of life */
    record Run(
            UUID runId,
            String pipeline,
            LocalDate businessDate,
            Integer slot,
            int revision,
            List<String> stores,
            String state,
            int attempts,
            Instant startedAt,
            Instant endedAt,
            String failedJob,
            String problem,
            String remedy,
            String codeVersion,
            String host,
            boolean alive) {}

    record Metric(String job, String step, String metric, double value, int attempt) {}

    record JobSeconds(UUID runId, String job, double seconds) {}

    record Input(String kind, String name, String value) {}

    private final JdbcClient jdbc;

    RunReads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Run> newest(int limit) {
        return jdbc.sql(RUNS + TELLING)
                .param("limit", limit)
                .query(RunReads::run)
                .list();
    }

    /** All runs about dates after the first and up to the last, newest revision first. */
    List<Run> between(LocalDate after, LocalDate last) {
        return jdbc.sql(
                        RUNS
                                + "WHERE r.business_date > :after AND r.business_date <= :last ORDER BY r.revision DESC, r.started_at DESC")
                .param("after", after)
                .param("last", last)
                .query(RunReads::run)
                .list();
    }

    Optional<Run> find(UUID run) {
        return jdbc.sql(RUNS + "WHERE r.run_id = :run")
                .param("run", run)
                .query(RunReads::run)
                .optional();
    }

    Optional<LocalDate> lastDate() {
        return jdbc.sql(LAST_DATE)
                .param("days", RunGrid.DAYS)
                .query(LocalDate.class)
                .optional();
    }

    List<JobSeconds> jobs(LocalDate after) {
        return jdbc.sql(JOBS).param("after", after).query(JobSeconds.class).list();
    }

    List<Metric> steps(UUID run) {
        return jdbc.sql(STEPS).param("run", run).query(Metric.class).list();
    }

    List<Input> inputs(UUID run) {
        return jdbc.sql(INPUTS).param("run", run).query(Input.class).list();
    }

    private static Run run(ResultSet row, int number) throws SQLException {
        return new Run(
                row.getObject("run_id", UUID.class),
                row.getString("pipeline"),
                row.getObject("business_date", LocalDate.class),
                row.getObject("slot", Integer.class),
                row.getInt("revision"),
                List.of((String[]) row.getArray("stores").getArray()),
                row.getString("state"),
                row.getInt("attempts"),
                row.getTimestamp("started_at").toInstant(),
                instant(row.getTimestamp("ended_at")),
                row.getString("failed_job"),
                row.getString("problem"),
                row.getString("remedy"),
                row.getString("code_version"),
                row.getString("host"),
                row.getBoolean("alive"));
    }

    private static Instant instant(Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
