package ai.modular.bench.night;

import ai.modular.operations.configuration.Settings;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What each step of each run read, wrote and took, from {@code ops.step_metric}. */
final class StepTable {

    private static final String QUERY = """
            SELECT r.pipeline, m.job, m.step,
                   max(m.value) FILTER (WHERE m.metric = 'read') AS read,
                   max(m.value) FILTER (WHERE m.metric = 'written') AS written,
                   max(m.value) FILTER (WHERE m.metric = 'seconds') AS seconds
            FROM ops.step_metric m JOIN ops.run r USING (run_id)
            GROUP BY r.started_at, r.pipeline, m.job, m.step
            ORDER BY r.started_at, (
                SELECT min(s.start_time) FROM ops.batch_step_execution s
                JOIN ops.batch_job_execution e USING (job_execution_id) JOIN ops.batch_job_instance i USING (job_instance_id)
                WHERE i.job_name = m.job AND s.step_name = m.step AND s.start_time AT TIME ZONE 'UTC' >= r.started_at)
            """;

    private StepTable() {}

    static List<Map<String, Object>> read(Path root, Path home) throws SQLException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("MODULARAI_HOME", home.toString());
        var postgres = Settings.load(root, environment).postgres();
        var owner = postgres.job();
        try (var connection = DriverManager.getConnection(postgres.url(), owner.user(), owner.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(QUERY)) {
            List<Map<String, Object>> table = new ArrayList<>();
            while (rows.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("run", rows.getString("pipeline"));
                row.put("job", rows.getString("job"));
                row.put("step", rows.getString("step"));
                row.put("read", rows.getLong("read"));
                row.put("written", rows.getLong("written"));
                row.put("seconds", rows.getDouble("seconds"));
                table.add(row);
            }
            return table;
        }
    }
}
