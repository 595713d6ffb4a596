package ai.modular.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.cli.Main;
import ai.modular.localstack.DatabaseRole;
import ai.modular.spark.ContentHash;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.TestHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A chain of its own, worked on by real processes: a database, a home with its lake, and the services that it shares with others. */
final class Site {

    private static final List<String> PUBLISHED = List.of(
            "insight.demand_forecast",
            "insight.stockout_risk",
            "insight.order_proposal",
            "insight.demand_recent",
            "insight.skipped_series",
            "retail.transactions",
            "retail.inventory",
            "retail.sales_hourly",
            "retail.recent_product_views");

    final JdbcClient jdbc;
    private final TestDatabase database;
    private final Path home;
    private final Map<String, String> environment;

    Site(TestDatabase database, Path home, Map<String, String> services) throws IOException {
        this.database = database;
        this.home = Files.createDirectories(home);
        this.jdbc = JdbcClient.create(database.dataSource(DatabaseRole.JOB));
        this.environment = new TreeMap<>(services);
        environment.putAll(database.settings());
        environment.put("MODULARAI_HOME", home.toString());
        environment.put("MODULARAI_LEASE_DURATION", "3s");
    }

    /** Runs the command in a process of its own and waits for its exit code. */
    int run(String failpoint, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + TestHome.checkout().resolve("conf/jvm.options"),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=256m",
                "-XX:+UseSerialGC",
                // A few rows: interpreting a plan takes less than compiling it
                "-Dspark.sql.codegen.wholeStage=false",
                "-Dspark.sql.codegen.factoryMode=NO_CODEGEN",
                "-Duser.timezone=UTC",
                "-Dmodularai.root=" + TestHome.checkout(),
                "-Dlog4j2.configurationFile=" + TestHome.checkout().resolve("conf/log4j2.xml"),
                "-Dmodularai.fail=" + failpoint,
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
        process.environment().keySet().removeIf(name -> name.startsWith("MODULARAI_") || name.startsWith("MLFLOW_"));
        process.environment().putAll(environment);
        process.environment()
                .put(
                        "CLASSPATH",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        return process.start().waitFor();
    }

    void mustRun(String... arguments) throws IOException, InterruptedException {
        int code = run("", arguments);
        assertThat(code).as(() -> String.join(" ", arguments) + "\n" + said()).isZero();
    }

    /** All that the processes printed. */
    String said() {
        try {
            return Files.readString(output());
        } catch (IOException e) {
            return "nothing was printed: " + e.getMessage();
        }
    }

    private Path output() {
        return home.resolve("output.log");
    }

    /** What every table holds, of the lake and of the database, without the names of runs and revisions. */
    SortedMap<String, String> content(SparkSession spark) throws IOException {
        SortedMap<String, String> result = new ConcurrentSkipListMap<>();
        Path lake = home.resolve("lake");
        try (Stream<Path> tables = Files.find(lake, 3, (path, attributes) -> path.endsWith("_delta_log"))) {
            // Side by side: most of it is planning
            tables.toList().parallelStream()
                    .map(Path::getParent)
                    .forEach(table -> result.put(
                            lake.relativize(table).toString(),
                            hash(spark.read().format("delta").load(table.toString()))));
        }
        PUBLISHED.parallelStream().forEach(table -> result.put(table, hash(published(spark, table))));
        return result;
    }

    private Dataset<Row> published(SparkSession spark, String table) {
        return spark.read()
                .format("jdbc")
                .option("url", database.jdbcUrl())
                .option("user", database.user(DatabaseRole.JOB))
                .option("password", database.password(DatabaseRole.JOB))
                .option("dbtable", table)
                .load();
    }

    /** The tables are small: in one partition, sorting needs no exchange. */
    private static String hash(Dataset<Row> rows) {
        return ContentHash.of(rows.drop("run_id", "revision").coalesce(1));
    }
}
