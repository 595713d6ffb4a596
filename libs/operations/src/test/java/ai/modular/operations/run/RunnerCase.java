package ai.modular.operations.run;

import ai.modular.localstack.DatabaseRole;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.WithLocalStack;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** A pipeline runner over jobs whose steps a test can script, with a database of its own. */
@WithLocalStack
abstract class RunnerCase {

    static final LocalDate DATE = LocalDate.of(2026, 11, 22);

    final TestDatabase database;
    final JdbcTemplate jdbc;

    @TempDir
    Path folder;

    Runs runs;

    RunnerCase(TestDatabase database) {
        this.database = database;
        this.jdbc = new JdbcTemplate(database.dataSource(DatabaseRole.JOB));
    }

    @BeforeEach
    void start() {
        runs = Runs.on(database, folder, "60s");
        Script.clear();
    }

    @AfterEach
    void forget() {
        jdbc.execute("TRUNCATE ops.run, ops.lease, ops.batch_job_instance, ops.touched_date, retail.locations CASCADE");
    }

    static RunRequest request(String target, RunMode mode) {
        return new RunRequest(target, DATE, OptionalInt.empty(), new TreeSet<>(), mode, false, Map.of());
    }

    Map<String, Object> run(String pipeline, int revision) {
        return jdbc.queryForMap("SELECT * FROM ops.run WHERE pipeline = ? AND revision = ?", pipeline, revision);
    }
}
