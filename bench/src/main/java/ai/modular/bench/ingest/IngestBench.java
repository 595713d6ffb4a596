package ai.modular.bench.ingest;

import ai.modular.bench.BenchResult;
import ai.modular.bench.Checkout;
import ai.modular.contracts.job.Benchmark;
import ai.modular.localstack.LocalStack;
import ai.modular.localstack.LocalStackOptions;
import ai.modular.localstack.Service;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.run.PipelineRunner;
import ai.modular.operations.run.RunOutcome;
import ai.modular.operations.run.RunRequest;
import ai.modular.sql.Roles;
import ai.modular.sql.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How fast events come in: the job ingest-events over a full topic, its two steps timed apart. Kafka and PostgreSQL run on the same cores. A
 * small topic goes first, so that the JVM has compiled what it needs, as it has after the first minute of a night.
 *
 * <pre>modularai bench ingest --events 3000000</pre>
 */
@Command(mixinStandardHelpOptions = true)
public final class IngestBench implements Benchmark {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final long SEED = 7;

    @Option(names = "--events", paramLabel = "N", description = "Sales in the topic (default: ${DEFAULT-VALUE}).")
    private int events = 3_000_000;

    @Option(names = "--warm-up", paramLabel = "N", description = "Sales before (default: ${DEFAULT-VALUE}).")
    private int warmUp = 300_000;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String summary() {
        return "Events per second from Kafka to bronze, and from bronze to silver.";
    }

    @Override
    public void run() throws Exception {
        Path root = Checkout.root();
        Path home = root.resolve(".modularai/bench/ingest");
        LocalStack stack = LocalStack.at(
                home,
                LocalStackOptions.forSite(Map.of(), System.getenv())
                        .withServices(EnumSet.of(Service.POSTGRES, Service.KAFKA))
                        .withPortOffset(300));
        stack.down();
        FileSystemUtils.deleteRecursively(home);
        stack.up(System.err::println);
        try {
            measure(root, settings(root, home));
        } finally {
            stack.down();
        }
    }

    private static Settings settings(Path root, Path home) throws SQLException {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("MODULARAI_HOME", home.toString());
        Settings settings = Settings.load(root, environment);
        Settings.Postgres postgres = settings.postgres();
        Schema.migrate(
                postgres.url(),
                postgres.owner().user(),
                postgres.owner().password(),
                new Roles(
                        postgres.job().user(),
                        postgres.web().user(),
                        postgres.scheduler().user(),
                        postgres.scientist().user()));
        stores(postgres);
        return settings;
    }

    private static void stores(Settings.Postgres postgres) throws SQLException {
        try (var connection = DriverManager.getConnection(
                        postgres.url(), postgres.job().user(), postgres.job().password());
                var insert = connection.prepareStatement(
                        "INSERT INTO retail.locations (location_id, name, time_zone, currency) VALUES (?, ?, 'Europe/Berlin', 'EUR')")) {
            for (int store = 0; store < EventFlood.STORES; store++) {
                insert.setString(1, EventFlood.store(store));
                insert.setString(2, EventFlood.store(store));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void measure(Path root, Settings settings) throws IOException {
        EventFlood flood = new EventFlood(DAY, SEED);
        String brokers = settings.kafka().brokers();
        PipelineRunner runner = PipelineRunner.of(settings, System.err);
        flood.send(brokers, warmUp, "warm-");
        runner.run(RunRequest.of("ingest-events", DAY.minusDays(1)));
        long before = flood.bytes();
        flood.send(brokers, events, "sale-");
        RunOutcome outcome = runner.run(RunRequest.of("ingest-events", DAY));

        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("events", events);
        figures.put("bytes_per_event", Math.round((flood.bytes() - before) / (double) events));
        figures.put("bronze_s", seconds(outcome, "receive"));
        figures.put("bronze_events_per_s", Math.round(events / seconds(outcome, "receive")));
        figures.put("silver_and_retail_s", seconds(outcome, "refine"));
        figures.put("silver_and_retail_events_per_s", Math.round(events / seconds(outcome, "refine")));
        BenchResult.of("ingest", figures).withSeed(SEED).write(root);
    }

    private static double seconds(RunOutcome outcome, String step) {
        return outcome.steps().stream()
                .filter(done -> done.step().equals(step))
                .mapToDouble(done -> done.elapsed().toMillis() / 1e3)
                .sum();
    }
}
