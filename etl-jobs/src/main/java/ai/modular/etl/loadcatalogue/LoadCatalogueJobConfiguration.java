package ai.modular.etl.loadcatalogue;

import ai.modular.contracts.job.Failpoint;
import ai.modular.contracts.job.JobModule;
import ai.modular.contracts.lake.RunInputs;
import ai.modular.operations.configuration.Settings;
import ai.modular.operations.run.RunContext;
import ai.modular.operations.service.Services;
import ai.modular.spark.Lake;
import ai.modular.spark.PostgresReader;
import ai.modular.spark.PostgresTarget;
import ai.modular.spark.SparkConfiguration;
import java.util.Map;
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
 * Stores, products, suppliers, prices, promotions, calendar and open orders from PostgreSQL; product documents and customer profiles from MongoDB.
 *
 * <pre>modularai run load-catalogue --date 2026-11-22</pre>
 *
 * Replaces the catalogue tables of the silver layer, and the business date in {@code silver.open_orders}. A rerun on the same inputs reads
 * nothing: what was loaded then is pinned.
 */
@Configuration(proxyBeanMethods = false)
@Import(SparkConfiguration.class)
public class LoadCatalogueJobConfiguration implements JobModule {

    static final String NAME = "load-catalogue";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Stores, products, suppliers, prices, promotions, documents and profiles into the lake";
    }

    @Bean
    Job loadCatalogueJob(
            JobRepository jobs, Step loadCatalogueDatabase, Step loadCatalogueDocuments, Step loadCatalogueDefects) {
        return new JobBuilder(NAME, jobs)
                .start(loadCatalogueDatabase)
                .next(loadCatalogueDocuments)
                .next(loadCatalogueDefects)
                .build();
    }

    @Bean
    CatalogueTables loadCatalogueTables(Lake lake, RunInputs inputs, DataSource dataSource) {
        return new CatalogueTables(lake, inputs, dataSource);
    }

    @Bean
    Step loadCatalogueDatabase(
            JobRepository jobs, CatalogueTables tables, SparkSession spark, Settings settings, RunContext run) {
        return new StepBuilder("catalogue", jobs)
                .tasklet((contribution, context) -> {
                    if (!run.sameInputs()) {
                        contribution.incrementWriteCount(tables.replace(
                                new ShopDatabase(reader(spark, settings)),
                                run.identity().businessDate()));
                    }
                    Failpoint.reach("load-catalogue.after-catalogue");
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    @Bean
    Step loadCatalogueDocuments(
            JobRepository jobs, CatalogueTables tables, SparkSession spark, Settings settings, RunContext run) {
        return new StepBuilder("documents", jobs)
                .tasklet((contribution, context) -> {
                    if (!run.sameInputs()) {
                        new Services(settings).requireMongo();
                        contribution.incrementWriteCount(tables.replace(new DocumentStore(spark, settings.mongo())));
                    }
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    @Bean
    Step loadCatalogueDefects(JobRepository jobs, Lake lake, SparkSession spark, Settings settings, RunContext run) {
        return new StepBuilder("defects", jobs)
                .tasklet((contribution, context) -> {
                    Map<String, Long> defects =
                            run.sameInputs() ? Map.of() : new CatalogueDefects(lake, reader(spark, settings)).count();
                    defects.forEach((kind, rows) -> {
                        run.progress().say("%d %s".formatted(rows, kind));
                        contribution.incrementFilterCount(rows);
                    });
                    return RepeatStatus.FINISHED;
                })
                .build();
    }

    private static PostgresReader reader(SparkSession spark, Settings settings) {
        Settings.Credentials job = settings.postgres().job();
        PostgresTarget source = new PostgresTarget(settings.postgres().url(), job.user(), job.password());
        return new PostgresReader(spark, source);
    }
}
