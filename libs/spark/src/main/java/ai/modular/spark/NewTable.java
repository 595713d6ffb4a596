package ai.modular.spark;

import ai.modular.contracts.lake.TableDefinition;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.delta.actions.Protocol$;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Makes an empty table by writing its first commit: the schema with its constraints, which a table made by a write would lose. Delta's builder writes
 * the same file and then reads it back by Spark jobs, which takes longer than the first rows do.
 */
final class NewTable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SparkSession spark;
    private final TableDefinition table;

    NewTable(SparkSession spark, TableDefinition table) {
        this.spark = spark;
        this.table = table;
    }

    /**
     * @param path of a table that is not there
     * @param mark user metadata of the commit
     */
    void create(String path, String mark) {
        DeltaLog log = DeltaLog.forTable(spark, path);
        Configuration hadoop = log.newDeltaHadoopConf();
        log.createLogDirectoriesIfNotExists();
        Metadata metadata = metadata();
        List<String> lines = List.of(
                info(mark),
                metadata.json(),
                Protocol$.MODULE$.forNewTable(spark, Option.apply(metadata)).json());
        Path first = new Path(log.logPath(), "%020d.json".formatted(0));
        log.store().write(first, CollectionConverters.asScala(lines.iterator()), false, hadoop);
        DeltaLog.invalidateCache(spark, new Path(path));
    }

    private static String info(String mark) {
        ObjectNode commit = JSON.createObjectNode();
        commit.putObject("commitInfo")
                .put("timestamp", System.currentTimeMillis())
                .put("operation", "CREATE TABLE")
                .put("isBlindAppend", true)
                .put("userMetadata", mark)
                .put("engineInfo", "ModularAI");
        return commit.toString();
    }

    private Metadata metadata() {
        return new Metadata(
                UUID.randomUUID().toString(),
                null,
                null,
                new Format("parquet", Map$.MODULE$.empty()),
                new TableSchema(table).type().json(),
                CollectionConverters.asScala(table.partitionBy()).toSeq(),
                Map$.MODULE$.empty(),
                Option.apply(System.currentTimeMillis()));
    }
}
