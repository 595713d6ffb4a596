package ai.modular.operations.run;

import ai.modular.contracts.job.RunIdentity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The runs in {@code ops.run}. What ends a run is written only by whoever holds the token that the run was started under. */
final class RunStore {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_PROBLEM = 4_000;
    private static final String COLUMNS =
            "run_id, pipeline, business_date, slot, revision, stores, parameters, same_inputs, state, attempts";

    private final JdbcClient jdbc;

    RunStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** The newest revision with exactly these stores. */
    Optional<RunRecord> last(RunRequest request) {
        return newest(request, "");
    }

    /** The newest revision with exactly these stores that completed. */
    Optional<RunRecord> lastCompleted(RunRequest request) {
        return newest(request, "AND state = 'COMPLETED'");
    }

    private Optional<RunRecord> newest(RunRequest request, String condition) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM ops.run WHERE pipeline = :pipeline AND business_date = :date"
                        + " AND slot IS NOT DISTINCT FROM :slot::smallint AND stores = :stores::text[] " + condition
                        + " ORDER BY revision DESC LIMIT 1")
                .param("pipeline", request.target())
                .param("date", request.date())
                .param("slot", slot(request.slot()))
                .param("stores", stores(request.stores()))
                .query((row, i) -> read(row))
                .optional();
    }

    /**
     * Begins the next revision of the date and slot. It is counted over all targets that publish through the same job, and over all subsets of
     * stores: a revision never means two different results.
     */
    RunRecord insert(RunRequest request, SortedSet<String> countedTogether, Claim claim) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('ops.run.revision'))").query(rows -> {});
        return jdbc.sql("""
                        INSERT INTO ops.run (run_id, pipeline, business_date, slot, revision, stores, parameters, same_inputs, state,
                            lease_token, code_version, host, pid)
                        SELECT gen_random_uuid(), :pipeline, :date, :slot::smallint,
                            1 + coalesce((SELECT max(revision) FROM ops.run WHERE pipeline = ANY (:together)
                                AND business_date = :date AND slot IS NOT DISTINCT FROM :slot::smallint), 0),
                            :stores::text[], :parameters::jsonb, :sameInputs, 'RUNNING', :token, :version, :host, :pid
                        RETURNING\s""" + COLUMNS)
                .param("pipeline", request.target())
                .param("date", request.date())
                .param("slot", slot(request.slot()))
                .param("together", countedTogether.toArray(String[]::new))
                .param("stores", stores(request.stores()))
                .param("parameters", JSON.writeValueAsString(request.parameters()))
                .param("sameInputs", request.sameInputs())
                .params(claim.columns())
                .query((row, i) -> read(row))
                .single();
    }

    /** Begins the next attempt of a run. */
    RunRecord restart(RunRecord run, Claim claim) {
        return jdbc.sql("""
                        UPDATE ops.run SET state = 'RUNNING', attempts = attempts + 1, lease_token = :token, code_version = :version,
                            host = :host, pid = :pid, ended_at = NULL, failed_job = NULL, problem = NULL, remedy = NULL
                        WHERE run_id = :run RETURNING\s""" + COLUMNS)
                .param("run", run.identity().runId())
                .params(claim.columns())
                .query((row, i) -> read(row))
                .single();
    }

    /** @return whether the run was still this holder's */
    boolean complete(UUID run, long token) {
        return jdbc.sql("""
                        UPDATE ops.run SET state = 'COMPLETED', ended_at = clock_timestamp()
                        WHERE run_id = :run AND lease_token = :token AND state = 'RUNNING'""").param("run", run).param("token", token).update() == 1;
    }

    /** @param job the job that broke; null when none had begun */
    void fail(UUID run, long token, String job, String problem, String remedy) {
        jdbc.sql("""
                        UPDATE ops.run SET state = 'FAILED', ended_at = clock_timestamp(), failed_job = :job, problem = :problem,
                            remedy = :remedy
                        WHERE run_id = :run AND lease_token = :token AND state = 'RUNNING'""")
                .param("run", run)
                .param("token", token)
                .param("job", job)
                .param("problem", problem.substring(0, Math.min(problem.length(), LONGEST_PROBLEM)))
                .param("remedy", remedy)
                .update();
    }

    /**
     * Closes the runs whose process died: RUNNING, but their lease expired or belongs to another holder. The token is compared again while the row
     * is locked, so that a run that is just being restarted is left alone.
     */
    void closeAbandoned() {
        jdbc.sql("""
                        WITH abandoned AS (
                            SELECT r.run_id, r.lease_token FROM ops.run r
                            LEFT JOIN ops.lease l ON l.token = r.lease_token AND l.expires_at > clock_timestamp()
                            WHERE r.state = 'RUNNING' AND l.name IS NULL)
                        UPDATE ops.run r SET state = 'FAILED', ended_at = clock_timestamp(),
                            problem = 'its process (' || r.host || ', pid ' || r.pid || ') ended without a word',
                            remedy = 'Run the same command again: it resumes where the process ended.'
                        FROM abandoned a WHERE r.run_id = a.run_id AND r.lease_token = a.lease_token AND r.state = 'RUNNING'""").update();
    }

    /** Which of these stores there are not. */
    SortedSet<String> unknownStores(SortedSet<String> stores) {
        return new TreeSet<>(jdbc.sql("""
                        SELECT id FROM unnest(:stores::text[]) AS id
                        WHERE NOT EXISTS (SELECT FROM retail.locations l WHERE l.location_id = id)""")
                .param("stores", stores(stores))
                .query(String.class)
                .list());
    }

    /** Some of the stores that there are, for an error message. */
    List<String> someStores(int limit) {
        return jdbc.sql("SELECT location_id FROM retail.locations ORDER BY location_id LIMIT :limit")
                .param("limit", limit)
                .query(String.class)
                .list();
    }

    private static RunRecord read(ResultSet row) throws SQLException {
        int slot = row.getInt("slot");
        OptionalInt hour = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(slot);
        RunIdentity identity = new RunIdentity(
                row.getObject("run_id", UUID.class),
                row.getString("pipeline"),
                row.getObject("business_date", LocalDate.class),
                hour,
                row.getInt("revision"),
                Collections.unmodifiableSortedSet(
                        new TreeSet<>(List.of((String[]) row.getArray("stores").getArray()))));
        Map<String, String> parameters = JSON.readValue(row.getString("parameters"), new TypeReference<>() {});
        return new RunRecord(
                identity, parameters, row.getBoolean("same_inputs"), row.getString("state"), row.getInt("attempts"));
    }

    private static Integer slot(OptionalInt slot) {
        return slot.isPresent() ? slot.getAsInt() : null;
    }

    private static String[] stores(SortedSet<String> stores) {
        return stores.toArray(String[]::new);
    }

    /** Who works on a run. */
    record Claim(long token, String version, String host, long pid) {

        private Map<String, Object> columns() {
            return Map.of("token", token, "version", version, "host", host, "pid", pid);
        }
    }
}
