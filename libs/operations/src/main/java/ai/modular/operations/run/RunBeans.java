package ai.modular.operations.run;

import ai.modular.contracts.job.JobModule;
import ai.modular.contracts.job.Leases;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.lake.PostgresCommitLedger;
import ai.modular.operations.lake.PostgresRunInputs;
import ai.modular.operations.service.Services;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.transaction.PlatformTransactionManager;

/** Makes the Spring context of a run: what every job may inject, and the jobs' own configurations. */
final class RunBeans {

    private final DataSource dataSource;
    private final PlatformTransactionManager transactions;
    private final Leases leases;

    RunBeans(DataSource dataSource, PlatformTransactionManager transactions, Leases leases) {
        this.dataSource = dataSource;
        this.transactions = transactions;
        this.leases = leases;
    }

    /** A plain context: nothing is read from the working directory, and a failure to start is reported once, by the run. */
    ConfigurableApplicationContext context(Settings settings, RunContext run, List<JobModule> modules) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("modularai", properties(settings)));
        context.getEnvironment().getPropertySources().addFirst(mlflow(settings));
        register(context, settings, run);
        context.register(RunConfiguration.class);
        modules.forEach(module -> context.register(module.getClass()));
        try {
            context.refresh();
            return context;
        } catch (RuntimeException | LinkageError e) {
            context.close();
            throw e;
        }
    }

    private void register(AnnotationConfigApplicationContext context, Settings settings, RunContext run) {
        UUID id = run.identity().runId();
        PostgresRunInputs inputs = new PostgresRunInputs(dataSource, id);
        // Made outside of the context: it must not close them, for the run's end is written afterwards
        Map<String, Object> shared = Map.of(
                "dataSource", dataSource,
                "transactionManager", transactions,
                "leases", leases,
                "settings", settings,
                "runContext", run,
                "commitLedger", new PostgresCommitLedger(dataSource, id),
                "runInputs", inputs,
                "touchedDates", new TouchedDates(dataSource, transactions, inputs, id),
                "publication", new Publication(dataSource, transactions, run),
                "services", new Services(settings));
        shared.forEach(context.getBeanFactory()::registerSingleton);
    }

    /** Asked for only by jobs that need models: one that does without runs without the address. */
    private static PropertySource<Settings> mlflow(Settings settings) {
        return new PropertySource<>("modularai.mlflow", settings) {
            @Override
            public Object getProperty(String name) {
                return name.equals("modularai.mlflow.uri")
                        ? getSource().mlflow().uri()
                        : null;
            }
        };
    }

    private static Map<String, Object> properties(Settings settings) {
        return Map.of(
                "modularai.root", settings.root().toString(),
                "modularai.home", settings.home().toString(),
                "modularai.lake.path", settings.lake().path(),
                "modularai.spark.master", settings.spark().master(),
                "modularai.spark.memory", settings.spark().memory(),
                "modularai.spark.shuffle-partitions", settings.spark().shufflePartitions(),
                "modularai.retry.attempts", settings.retry().attempts(),
                "modularai.retry.delay", settings.retry().delay().toString());
    }
}
