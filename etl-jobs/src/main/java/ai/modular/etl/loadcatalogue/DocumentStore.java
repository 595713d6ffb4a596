package ai.modular.etl.loadcatalogue;

import static org.apache.spark.sql.functions.col;

import ai.modular.operations.configuration.Settings.Mongo;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Product documents and customer profiles in MongoDB. Their schemas are given, never inferred: a field that a document lacks is null, one that is
 * not named here is left out.
 */
final class DocumentStore {

    private static final String DEFAULT_DATABASE = "modularai";
    private static final Pattern DATABASE = Pattern.compile("^[a-z0-9+]+://[^/]+/([^?]+)");

    /** One reader per collection: it needs no statistics from the server, which not every one answers. */
    private static final String PARTITIONER =
            "com.mongodb.spark.sql.connector.read.partitioner.SinglePartitionPartitioner";

    private final SparkSession spark;
    private final String uri;

    DocumentStore(SparkSession spark, Mongo mongo) {
        this.spark = spark;
        this.uri = mongo.uri();
    }

    Dataset<Row> itemDocuments() {
        return collection("item_documents", "_id STRING, title STRING, description STRING, tags ARRAY<STRING>")
                .withColumnRenamed("_id", "item_id")
                .where(col("item_id").isNotNull());
    }

    Dataset<Row> customerProfiles() {
        return collection(
                        "customer_profiles",
                        "_id STRING, location_id STRING, household_size INT, preferences ARRAY<STRING>, since STRING")
                .withColumnRenamed("_id", "customer_id")
                .where(col("customer_id").isNotNull())
                // A date of its own type and a text both begin with year, month, day
                .withColumn("since", col("since").substr(1, 10).try_cast("date"));
    }

    private Dataset<Row> collection(String name, String schema) {
        return spark.read()
                .format("mongodb")
                .option("connection.uri", uri)
                .option("database", database())
                .option("collection", name)
                .option("partitioner", PARTITIONER)
                .schema(schema)
                .load();
    }

    /** The one that the address names, {@code mongodb://host/database}, else the usual one. */
    private String database() {
        Matcher named = DATABASE.matcher(uri);
        return named.find() ? named.group(1) : DEFAULT_DATABASE;
    }
}
