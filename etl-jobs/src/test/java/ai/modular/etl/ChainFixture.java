package ai.modular.etl;

import ai.modular.contracts.job.Leases;
import ai.modular.contracts.job.RunIdentity;
import ai.modular.contracts.lake.TableDefinition;
import ai.modular.localstack.DatabaseRole;
import ai.modular.operations.lake.PostgresCommitLedger;
import ai.modular.operations.lake.PostgresRunInputs;
import ai.modular.operations.lease.PostgresLeases;
import ai.modular.operations.run.Progress;
import ai.modular.operations.run.RunContext;
import ai.modular.operations.run.TouchedDates;
import ai.modular.spark.Lake;
import ai.modular.spark.PostgresReader;
import ai.modular.spark.PostgresTarget;
import ai.modular.spark.SparkConfiguration;
import ai.modular.spark.SparkSettings;
import ai.modular.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/** One run over a lake in a folder of its own and a database of its own: what a job's configuration would be given. */
public final class ChainFixture {

    public final SparkSession spark = session();
    public final DataSource dataSource;
    public final JdbcClient jdbc;
    public final PostgresTarget target;
    public final PostgresReader reader;
    public final PostgresRunInputs inputs;
    public final RunContext run;
    public final Lake lake;
    public final TouchedDates touched;

    public ChainFixture(TestDatabase database, Path folder, LocalDate date) {
        UUID id = UUID.randomUUID();
        dataSource = database.dataSource(DatabaseRole.JOB);
        jdbc = JdbcClient.create(dataSource);
        jdbc.sql("TRUNCATE ops.run, ops.ledger, ops.touched_date CASCADE").update();
        jdbc.sql("""
                        INSERT INTO ops.run (run_id, pipeline, business_date, revision, state, code_version, host, pid)
                        VALUES (:id, 'test', :day, 1, 'RUNNING', 'test', 'test', 1)""").param("id", id).param("day", date).update();
        target = new PostgresTarget(
                database.jdbcUrl(), database.user(DatabaseRole.JOB), database.password(DatabaseRole.JOB));
        reader = new PostgresReader(spark, target);
        inputs = new PostgresRunInputs(dataSource, id);
        var identity = new RunIdentity(id, "test", date, OptionalInt.empty(), 1, new TreeSet<>());
        run = new RunContext(identity, 1, Map.of(), false, null, Progress.silent());
        Leases leases = new PostgresLeases(dataSource, "test", Duration.ofSeconds(60));
        lake = new Lake(spark, folder.toString(), run, new PostgresCommitLedger(dataSource, id), inputs, leases);
        touched = new TouchedDates(dataSource, new DataSourceTransactionManager(dataSource), inputs, id);
    }

    /** Fills the table with rows given as SQL tuples in the order of its columns. */
    public void fill(TableDefinition table, String... tuples) {
        StructType type = StructType.fromDDL(table.columns());
        String columns = String.join(", ", type.fieldNames());
        Dataset<Row> rows =
                spark.sql("SELECT * FROM VALUES (" + String.join("), (", tuples) + ") AS rows(" + columns + ")");
        String[] typed = Arrays.stream(type.fields())
                .map(field -> "CAST(%s AS %s) AS %s"
                        .formatted(field.name(), field.dataType().sql(), field.name()))
                .toArray(String[]::new);
        lake.replaceAll(table, rows.selectExpr(typed).coalesce(1));
    }

    /**
     * The rows of the table as text, sorted.
     *
     * @param columns expressions with commas between; their values come with blanks between, and a hyphen for null
     */
    public List<String> lines(TableDefinition table, String columns) {
        return lake
                .readOrEmpty(table)
                .selectExpr("concat_ws(' ', %s) AS line".formatted(asText(columns)))
                .sort("line")
                .collectAsList()
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    /** Splits at the commas that stand outside of parentheses. */
    private static String asText(String columns) {
        List<String> parts = new ArrayList<>(List.of(""));
        int depth = 0;
        for (char c : columns.toCharArray()) {
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add("");
            } else {
                parts.set(parts.size() - 1, parts.get(parts.size() - 1) + c);
            }
        }
        return parts.stream()
                .map(column -> "coalesce(CAST(%s AS STRING), '-')".formatted(column))
                .collect(Collectors.joining(", "));
    }

    private static SparkSession session() {
        try {
            Path home = Files.createDirectories(Path.of("target", "test-home").toAbsolutePath());
            return SparkConfiguration.session(new SparkSettings("local[2,3]", "1g", 2, home, home + "/lake"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
