package ai.modular.scoring;

import ai.modular.contracts.job.RunIdentity;
import ai.modular.contracts.model.ModelRegistry;
import ai.modular.localstack.DatabaseRole;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.lake.PostgresCommitLedger;
import ai.modular.operations.lake.PostgresRunInputs;
import ai.modular.operations.lease.PostgresLeases;
import ai.modular.operations.run.Progress;
import ai.modular.operations.run.Publication;
import ai.modular.operations.run.RunContext;
import ai.modular.spark.Lake;
import ai.modular.spark.SparkConfiguration;
import ai.modular.testing.TestHome;
import ai.modular.testing.TestServices;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.spark.sql.SparkSession;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.DefaultBatchConfiguration;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A chain of a test: its database, its lake, and runs over it as the platform makes them, with a registry of the test's choice. */
public final class TestChain {

    public final JdbcClient jdbc;
    private final Settings settings;
    private final Path home;
    private final DataSource dataSource;
    private final SparkSession spark;

    public TestChain(TestServices services, Path home) {
        this(services, home, Map.of());
    }

    /** @param own settings of the test, by the names of their variables */
    public TestChain(TestServices services, Path home, Map<String, String> own) {
        Map<String, String> environment = new TreeMap<>(services.settings());
        environment.putAll(own);
        environment.put("MODULARAI_HOME", home.toString());
        this.settings = Settings.load(TestHome.checkout(), environment);
        this.home = home;
        this.dataSource = services.database().dataSource(DatabaseRole.JOB);
        this.jdbc = JdbcClient.create(dataSource);
        this.spark = TestSpark.session();
    }

    @Configuration(proxyBeanMethods = false)
    static class BatchWithoutTables extends DefaultBatchConfiguration {}

    public SparkSession spark() {
        return spark;
    }

    public Settings settings() {
        return settings;
    }

    /** A new run, as the next revision of its date. */
    public RunIdentity newRun(LocalDate date, int revision, String... stores) {
        UUID id = UUID.randomUUID();
        SortedSet<String> ids = new TreeSet<>(java.util.List.of(stores));
        jdbc.sql("""
                        INSERT INTO ops.run (run_id, pipeline, business_date, revision, stores, state, code_version, host, pid)
                        VALUES (:id, 'nightly', :date, :revision, :stores, 'RUNNING', 'test', 'test', 1)""")
                .param("id", id)
                .param("date", date)
                .param("revision", revision)
                .param("stores", ids.toArray(String[]::new))
                .update();
        return new RunIdentity(id, "nightly", date, OptionalInt.empty(), revision, ids);
    }

    /** The inputs of another run become those of this one, as {@code --same-inputs} does it. */
    public void copyInputs(RunIdentity from, RunIdentity to) {
        new PostgresRunInputs(dataSource, to.runId()).copyFrom(from.runId());
    }

    /** Runs the jobs of these configurations in order, and throws what breaks one of them. */
    public void run(RunIdentity run, ModelRegistry registry, Class<?>... jobs) {
        inContext(run, registry, jobs, context -> {
            for (Class<?> job : jobs) {
                start(context, job);
            }
        });
    }

    /** The lake as the run sees it. */
    public void withLake(RunIdentity run, Consumer<Lake> work) {
        inContext(
                run,
                null,
                new Class<?>[] {SparkConfiguration.class},
                context -> work.accept(context.getBean(Lake.class)));
    }

    private void inContext(
            RunIdentity run,
            ModelRegistry registry,
            Class<?>[] configurations,
            Consumer<AnnotationConfigApplicationContext> work) {
        String lease = "nightly/" + run.businessDate();
        try (PostgresLeases leases = new PostgresLeases(dataSource, "test", Duration.ofSeconds(60));
                var held = leases.acquire(lease);
                var context = new AnnotationConfigApplicationContext()) {
            RunContext runContext = new RunContext(run, 1, Map.of(), false, held, Progress.silent());
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "test",
                            Map.of(
                                    "modularai.home", home.toString(),
                                    "modularai.lake.path", home.resolve("lake").toString(),
                                    "modularai.spark.shuffle-partitions", "2")));
            singletons(run, runContext, leases).forEach(context.getBeanFactory()::registerSingleton);
            // After the definitions, which would take the place of a singleton of their name
            context.addBeanFactoryPostProcessor(factory -> replaced(registry).forEach(factory::registerSingleton));
            context.register(BatchWithoutTables.class);
            context.register(configurations);
            context.refresh();
            work.accept(context);
        }
    }

    private Map<String, Object> replaced(ModelRegistry registry) {
        return registry == null
                ? Map.of("sparkSession", spark)
                : Map.of("sparkSession", spark, "modelRegistry", registry);
    }

    private Map<String, Object> singletons(RunIdentity run, RunContext runContext, PostgresLeases leases) {
        var transactions = new JdbcTransactionManager(dataSource);
        return Map.of(
                "dataSource", dataSource,
                "transactionManager", transactions,
                "leases", leases,
                "settings", settings,
                "runContext", runContext,
                "commitLedger", new PostgresCommitLedger(dataSource, run.runId()),
                "runInputs", new PostgresRunInputs(dataSource, run.runId()),
                "publication", new Publication(dataSource, transactions, runContext));
    }

    private static void start(AnnotationConfigApplicationContext context, Class<?> configuration) {
        String name = ((ai.modular.contracts.job.JobModule) context.getBean(configuration)).name();
        Job job = context.getBeansOfType(Job.class).values().stream()
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        JobExecution execution;
        try {
            execution = context.getBean(JobOperator.class).start(job, new JobParameters());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            Throwable cause = execution.getAllFailureExceptions().get(0);
            throw cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
        }
    }
}
