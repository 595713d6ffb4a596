package ai.modular.etl.importcsv;

import ai.modular.contracts.error.UserError;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.SortedSet;
import javax.sql.DataSource;
import org.apache.spark.sql.SparkSession;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * A site's own CSV files as the history of a chain.
 *
 * <pre>modularai import csv DIR --date 2026-11-22</pre>
 *
 * All files are checked first; when anything is wrong, all defects are told and nothing is loaded. Then the master data goes to {@code retail} in one
 * transaction and to silver, the dates of {@code sales.csv} are replaced in {@code silver.sales_hours} and marked for demand-history.
 */
@Configuration(proxyBeanMethods = false)
@Import(SparkConfiguration.class)
public class ImportCsvJobConfiguration implements JobModule, BringsDays {

    static final String NAME = "import-csv";
    private static final int SHOWN = 10;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "A site's own CSV files as the history of a chain (--set path=DIR)";
    }

    @Override
    public boolean mayBringDays(Settings settings, DataSource dataSource) {
        return true;
    }

    @Bean
    Job importCsvJob(JobRepository jobs, Step importCsvCheck, Step importCsvCatalogue, Step importCsvSales) {
        return new JobBuilder(NAME, jobs)
                .start(importCsvCheck)
                .next(importCsvCatalogue)
                .next(importCsvSales)
                .build();
    }

    @Bean
    Step importCsvCheck(JobRepository jobs, RunContext run, Settings settings) {
        return new StepBuilder("check", jobs)
                .tasklet((contribution, context) -> {
                    Defects defects = new CsvCheck(folder(run)).run();
                    if (defects.count() > 0) {
                        Path report = settings.home()
                                .resolve("log/import-csv-%s.csv"
                                        .formatted(run.identity().runId()));
                        defects.write(report);
                        throw refused(folder(run), defects, report);
                    }
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    @Bean
    Step importCsvCatalogue(
            JobRepository jobs,
            RunContext run,
            Settings settings,
            Lake lake,
            RunInputs inputs,
            SparkSession spark,
            DataSource dataSource) {
        return new StepBuilder("catalogue", jobs)
                .tasklet((contribution, context) -> {
                    Settings.Credentials job = settings.postgres().job();
                    PostgresTarget target =
                            new PostgresTarget(settings.postgres().url(), job.user(), job.password());
                    contribution.incrementWriteCount(load(new RetailLoad(folder(run)), target));
                    Failpoint.reach("import-csv.after-retail");
                    contribution.incrementWriteCount(new CatalogueTables(lake, inputs, dataSource)
                            .replace(
                                    new ShopDatabase(new PostgresReader(spark, target)),
                                    run.identity().businessDate()));
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    @Bean
    Step importCsvSales(JobRepository jobs, RunContext run, Lake lake, SparkSession spark, TouchedDates touched) {
        return new StepBuilder("sales", jobs)
                .tasklet((contribution, context) -> {
                    CsvSales sales = new CsvSales(spark, lake, folder(run));
                    SortedSet<LocalDate> dates = sales.dates();
                    contribution.incrementWriteCount(sales.replaceSales(dates));
                    Failpoint.reach("import-csv.after-sales");
                    contribution.incrementWriteCount(sales.replaceStock());
                    touched.mark(dates, NAME);
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    private static long load(RetailLoad load, PostgresTarget target) throws SQLException, IOException {
        try (Connection connection = target.connect()) {
            connection.setAutoCommit(false);
            long lines = load.load(connection);
            connection.commit();
            return lines;
        }
    }

    private static Path folder(RunContext run) {
        Path folder = Path.of(run.requiredParameter("path"));
        if (!Files.isDirectory(folder)) {
            throw new UserError(
                    "%s is not a folder".formatted(folder),
                    "Name the folder with the CSV files; see docs/import-csv.md.");
        }
        return folder;
    }

    static UserError refused(Path folder, Defects defects, Path report) {
        String more = defects.count() > SHOWN ? "\n  and %d more".formatted(defects.count() - SHOWN) : "";
        return new UserError(
                "%d defects in %s, nothing was loaded:%s%s"
                        .formatted(defects.count(), folder, defects.first(SHOWN), more),
                "Correct the files and import again; all defects stand in %s, the columns in docs/import-csv.md."
                        .formatted(report));
    }
}
