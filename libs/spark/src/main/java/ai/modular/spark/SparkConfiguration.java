package ai.modular.spark;

import ai.modular.contracts.job.CurrentRun;
import ai.modular.contracts.job.Leases;
import ai.modular.contracts.lake.CommitLedger;
import ai.modular.contracts.lake.RunInputs;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.execution.streaming.FileSystemBasedCheckpointFileManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The Spark session and the lake of a run, for the jobs that import it. */
@Configuration(proxyBeanMethods = false)
public class SparkConfiguration {

    @Bean
    SparkSettings sparkSettings(Environment environment) {
        return SparkSettings.of(environment);
    }

    @Bean(destroyMethod = "stop")
    SparkSession sparkSession(SparkSettings settings) {
        return session(settings);
    }

    /** Closed before the session that it depends on: the next session of this process must not find what Delta keeps of this one. */
    @Bean(destroyMethod = "close")
    AutoCloseable deltaCache(SparkSession spark) {
        return DeltaLog::clearCache;
    }

    @Bean
    Lake lake(
            SparkSession spark,
            SparkSettings settings,
            CurrentRun run,
            CommitLedger ledger,
            RunInputs inputs,
            Leases leases) {
        return new Lake(spark, settings.lakePath(), run, ledger, inputs, leases);
    }

    /** Gets or starts the session of this process; tests share it as well. */
    public static SparkSession session(SparkSettings settings) {
        SparkSession.Builder builder = SparkSession.builder()
                .appName("modularai")
                .master(settings.master())
                .config("spark.executor.memory", settings.memory())
                .config("spark.ui.enabled", false)
                .config("spark.ui.showConsoleProgress", false)
                // one session per process: otherwise executors ask the driver over the network for each class that a
                // compiler looks for
                .config("spark.sql.artifact.isolation.enabled", false)
                .config("spark.local.dir", settings.home().resolve("tmp").toString());
        if (settings.master().startsWith("local")) {
            builder.config("spark.driver.host", "localhost").config("spark.driver.bindAddress", "127.0.0.1");
        }
        return sql(lake(builder), settings).getOrCreate();
    }

    /** Delta's default log store stays: it is the one that never acknowledges a commit twice on a local disk. */
    private static SparkSession.Builder lake(SparkSession.Builder builder) {
        return builder.config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
                .config("spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
                .config("spark.databricks.delta.snapshotPartitions", 2)
                .config("spark.hadoop.fs.file.impl", LocalDisk.class.getName())
                // checkpoints of streams go the same way
                .config(
                        "spark.sql.streaming.checkpointFileManagerClass",
                        FileSystemBasedCheckpointFileManager.class.getName())
                // insertNew() hands in a source that is cached and repeatable
                .config("spark.databricks.delta.merge.materializeSource", "none");
    }

    private static SparkSession.Builder sql(SparkSession.Builder builder, SparkSettings settings) {
        return builder.config("spark.sql.shuffle.partitions", settings.shufflePartitions())
                .config("spark.sql.adaptive.enabled", true)
                .config("spark.sql.session.timeZone", "UTC")
                // a task writes a few dates side by side instead of sorting its rows by date first
                .config("spark.sql.maxConcurrentOutputFileWriters", 16)
                .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
                .config(
                        "spark.sql.warehouse.dir",
                        settings.home().resolve("warehouse").toUri().toString());
    }
}
