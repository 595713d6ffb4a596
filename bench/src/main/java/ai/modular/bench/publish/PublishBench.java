package ai.modular.bench.publish;

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
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How fast a night's results come from the lake to PostgreSQL: the job publish, its copying steps, beside a bare COPY of the same rows into the
 * same tables, emptied before. A small date goes first, so that the JVM has compiled what it needs, as it has by the end of a night.
 *
 * <pre>modularai bench publish --series 50000</pre>
 */
@Command(mixinStandardHelpOptions = true)
public final class PublishBench implements Benchmark {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final long SEED = 7;

    @Option(names = "--series", paramLabel = "N", description = "Series of the night (default: ${DEFAULT-VALUE}).")
    private int series = 50_000;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Series of the date before (default: ${DEFAULT-VALUE}).")
    private int warmUp = 10_000;

    @Override
    public String name() {
        return "publish";
    }

    @Override
    public String summary() {
        return "Rows per second from the lake to PostgreSQL, beside a bare COPY.";
    }

    @Override
    public void run() throws Exception {
        Path root = Checkout.root();
        Path home = root.resolve(".modularai/bench/publish");
        LocalStack stack = LocalStack.at(
                home,
                LocalStackOptions.forSite(Map.of(), System.getenv())
                        .withServices(EnumSet.of(Service.POSTGRES, Service.KAFKA))
                        .withPortOffset(400));
        stack.down();
        FileSystemUtils.deleteRecursively(home);
        stack.up(System.err::println);
        try {
            measure(root, settings(root, home));
        } finally {
            stack.down();
        }
    }

    private static Settings settings(Path root, Path home) {
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
        return settings;
    }

    private void measure(Path root, Settings settings) throws Exception {
        PublishedNight night = new PublishedNight(settings, SEED);
        night.write(DAY.minusDays(PublishedNight.HISTORY_DAYS), warmUp);
        night.write(DAY, series);
        night.close();
        PipelineRunner runner = PipelineRunner.of(settings, System.err);
        runner.run(RunRequest.of("publish", DAY.minusDays(PublishedNight.HISTORY_DAYS)));
        RunOutcome outcome = runner.run(RunRequest.of("publish", DAY));
        Map<String, BareCopy.Timing> bare = new BareCopy(settings).time(DAY, PublishedNight.STEPS.values());
        BenchResult.of("publish", figures(outcome, bare)).withSeed(SEED).write(root);
    }

    private static Map<String, Object> figures(RunOutcome outcome, Map<String, BareCopy.Timing> bare) {
        Map<String, Object> tables = new LinkedHashMap<>();
        double published = 0;
        double copied = 0;
        long rows = 0;
        for (RunOutcome.StepOutcome step : outcome.steps()) {
            String table = PublishedNight.STEPS.get(step.step());
            if (table != null) {
                BareCopy.Timing timing = bare.get(table);
                double seconds = step.elapsed().toMillis() / 1e3;
                tables.put(table, row(step.written(), seconds, timing.seconds()));
                published += seconds;
                copied += timing.seconds();
                rows += step.written();
            }
        }
        Map<String, Object> figures = row(rows, published, copied);
        figures.put("tables", tables);
        return figures;
    }

    private static Map<String, Object> row(long rows, double published, double copied) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("rows", rows);
        row.put("publish_s", published);
        row.put("publish_rows_per_s", Math.round(rows / published));
        row.put("bare_copy_s", Math.round(copied * 1e3) / 1e3);
        row.put("bare_copy_rows_per_s", Math.round(rows / copied));
        row.put("share_of_bare_copy", Math.round(100 * copied / published) / 100.0);
        return row;
    }
}
