package ai.modular.etl.importfreshretailnet;

import ai.modular.contracts.error.CommandLineError;
import ai.modular.contracts.job.Failpoint;
import ai.modular.contracts.job.JobModule;
import ai.modular.contracts.lake.RunInputs;
import ai.modular.etl.loadcatalogue.CatalogueTables;
import ai.modular.etl.loadcatalogue.ShopDatabase;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.run.BringsDays;
import ai.modular.operations.run.RunContext;
import ai.modular.operations.run.TouchedDates;
import ai.modular.spark.Lake;
import ai.modular.spark.PostgresReader;
import ai.modular.spark.PostgresTarget;
import ai.modular.spark.SparkConfiguration;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.OptionalInt;
import java.util.SortedSet;
import javax.sql.DataSource;
import org.apache.spark.sql.SparkSession;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;

/**
 * FreshRetailNet-50K (CC-BY-4.0) as the history of a chain: 50,000 series, 83 days, with the hours that were out of stock.
 *
 * <pre>modularai import freshretailnet ../shared/data/freshretailnet [--series 5000]</pre>
 *
 * Reads the parquet files; replaces the master data in {@code retail} and silver, and all its dates in {@code silver.sales_hours}; marks them for
 * demand-history. What the set does not have (suppliers, stock) is assumed and says so.
 */
@Configuration(proxyBeanMethods = false)
@Import(SparkConfiguration.class)
public class ImportFreshRetailNetJobConfiguration implements JobModule, BringsDays {

    static final String NAME = "import-freshretailnet";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "FreshRetailNet-50K as the history of a chain (--set path=DIR [--set series=N])";
    }

    @Override
    public boolean mayBringDays(Settings settings, DataSource dataSource) {
        return true;
    }

    @Bean
    Job importFreshRetailNetJob(
            JobRepository jobs,
            Step importFreshRetailNetCheck,
            Step importFreshRetailNetSales,
            Step importFreshRetailNetCatalogue) {
        return new JobBuilder(NAME, jobs)
                .start(importFreshRetailNetCheck)
                .next(importFreshRetailNetSales)
                .next(importFreshRetailNetCatalogue)
                .build();
    }

    /** Lazy, because the path is known only to a run of this job. */
    @Bean
    @Lazy
    FreshImport freshImport(RunContext run, SparkSession spark, Lake lake) {
        FreshFolder folder = new FreshFolder(spark, Path.of(run.requiredParameter("path")));
        return new FreshImport(folder, lake, series(run));
    }

    @Bean
    PostgresTarget importFreshRetailNetTarget(Settings settings) {
        Settings.Credentials job = settings.postgres().job();
        return new PostgresTarget(settings.postgres().url(), job.user(), job.password());
    }

    @Bean
    RetailTables importFreshRetailNetTables(DataSource dataSource, PostgresTarget importFreshRetailNetTarget) {
        return new RetailTables(dataSource, importFreshRetailNetTarget);
    }

    @Bean
    PostgresReader importFreshRetailNetReader(SparkSession spark, PostgresTarget importFreshRetailNetTarget) {
        return new PostgresReader(spark, importFreshRetailNetTarget);
    }

    @Bean
    CatalogueTables importFreshRetailNetSilver(Lake lake, RunInputs inputs, DataSource dataSource) {
        return new CatalogueTables(lake, inputs, dataSource);
    }

    @Bean
    Step importFreshRetailNetCheck(
            JobRepository jobs,
            ObjectProvider<FreshImport> files,
            RetailTables importFreshRetailNetTables,
            RunContext run) {
        return new StepBuilder("check", jobs)
                .tasklet((contribution, context) -> {
                    importFreshRetailNetTables.requireOwnChain();
                    long rejected = files.getObject()
                            .check(run.identity().runId(), run.identity().businessDate());
                    if (rejected > 0) {
                        run.progress().say("%d rows in quarantine".formatted(rejected));
                        contribution.incrementFilterCount(rejected);
                    }
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    @Bean
    Step importFreshRetailNetSales(JobRepository jobs, ObjectProvider<FreshImport> files, RunContext run) {
        return new StepBuilder("sales", jobs)
                .tasklet((contribution, context) -> {
                    SortedSet<LocalDate> dates = files.getObject().dates();
                    run.progress().say("%d days, %s to %s".formatted(dates.size(), dates.first(), dates.last()));
                    contribution.incrementWriteCount(files.getObject().replaceSales(dates));
                    Failpoint.reach("import-freshretailnet.after-sales");
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    @Bean
    Step importFreshRetailNetCatalogue(
            JobRepository jobs,
            ObjectProvider<FreshImport> files,
            RetailTables importFreshRetailNetTables,
            CatalogueTables importFreshRetailNetSilver,
            PostgresReader importFreshRetailNetReader,
            TouchedDates touched,
            RunContext run) {
        return new StepBuilder("catalogue", jobs)
                .tasklet((contribution, context) -> {
                    contribution.incrementWriteCount(
                            files.getObject().withCatalogue(importFreshRetailNetTables::replace));
                    Failpoint.reach("import-freshretailnet.after-retail");
                    contribution.incrementWriteCount(importFreshRetailNetSilver.replace(
                            new ShopDatabase(importFreshRetailNetReader),
                            run.identity().businessDate()));
                    touched.mark(files.getObject().dates(), NAME);
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    private static OptionalInt series(RunContext run) {
        String wanted = run.parameter("series").orElse("");
        if (wanted.isEmpty()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(wanted));
        } catch (NumberFormatException e) {
            throw new CommandLineError(
                    "series is %s".formatted(wanted), "Give a whole number, such as --series 5000.", e);
        }
    }
}
