package ai.modular.etl.ingestevents;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;

/**
 * From the bytes of an event to a typed row, or to the reason why it is none. Only column expressions: Spark compiles them, and no row becomes a
 * Java object.
 */
final class IngestEvents {

    /** Quantities above are taken for errors of entry. */
    static final int LARGEST_QUANTITY = 100_000;

    /** Amounts beyond are taken for errors of entry, in either direction. */
    static final int LARGEST_AMOUNT = 100_000_000;

    /** Payload values stay text here: a value of a wrong kind must become a reason, not an empty field. */
    private static final String ENVELOPE =
            "event_id STRING, type STRING, schema_version STRING, occurred_at STRING, location_id STRING,"
                    + " payload MAP<STRING, STRING>, broken STRING";

    /** Begins the usual form of an event, whose id is then found without parsing. */
    private static final String USUAL_START = "{\"event_id\":\"";

    private IngestEvents() {}

    /** Spark's Kafka columns as a row of bronze. */
    static Dataset<Row> received(Dataset<Row> messages, String topicId) {
        return messages.select(
                col("topic"),
                lit(topicId).as("topic_id"),
                col("partition"),
                col("offset"),
                col("timestamp").as("kafka_timestamp"),
                eventId().as("event_id"),
                col("key"),
                col("value"),
                col("timestamp").cast("date").as("received_date"));
    }

    private static Column eventId() {
        int first = USUAL_START.length() + 1;
        return expr(
                "CASE WHEN startswith(CAST(value AS STRING), '%1$s') THEN substring_index(substring(CAST(value AS STRING), %2$d, 128), '\"', 1) ELSE get_json_object(CAST(value AS STRING), '$.event_id') END"
                        .formatted(USUAL_START, first));
    }

    /**
     * Parses and judges the events.
     *
     * @param bronze rows of one bronze table
     * @param locations location_id and time_zone
     * @return the columns of the silver table, the position in Kafka, {@code value}, and {@code reason}: null for an event that is right
     */
    static Dataset<Row> judged(EventSource.Kind kind, Dataset<Row> bronze, Dataset<Row> locations) {
        Dataset<Row> parsed = bronze.select(
                        col("topic"),
                        col("topic_id"),
                        col("partition"),
                        col("offset"),
                        col("received_date"),
                        col("value"),
                        expr("from_json(CAST(value AS STRING), '%s', map('columnNameOfCorruptRecord', 'broken')) AS e"
                                .formatted(ENVELOPE)))
                .selectExpr(
                        "topic",
                        "topic_id",
                        "partition",
                        "offset",
                        "received_date",
                        "value",
                        "e.*",
                        "e IS NULL AS empty")
                .join(
                        broadcast(locations.selectExpr("location_id AS known_location", "time_zone")),
                        expr("location_id = known_location"),
                        "left");
        return typed(kind, parsed).withColumn("reason", IngestReasons.of(kind));
    }

    /** Numbers the right events of one id by position: the first counts, the others are repetitions. */
    static Dataset<Row> numbered(Dataset<Row> judged) {
        var sameEvent =
                Window.partitionBy(col("event_id"), col("reason").isNull()).orderBy("partition", "offset");
        return judged.withColumn("occurrence", row_number().over(sameEvent));
    }

    private static Dataset<Row> typed(EventSource.Kind kind, Dataset<Row> parsed) {
        Dataset<Row> timed = parsed.withColumn("instant", expr(IngestReasons.INSTANT))
                .withColumn("local", expr("from_utc_timestamp(instant, time_zone)"))
                .withColumn("item_id", expr("payload['item_id']"))
                .withColumn("business_date", expr("CAST(local AS DATE)"))
                .withColumn("local_hour", expr("hour(local)"));
        return switch (kind) {
            case TRANSACTION ->
                quantity(timed)
                        .withColumn("amount", expr("try_cast(payload['amount'] AS DECIMAL(18,4))"))
                        .withColumn("transaction_id", expr("payload['transaction_id']"))
                        .withColumn("customer_id", expr("payload['customer_id']"))
                        .withColumn("kind", col("type"))
                        .withColumn("extra", extra("item_id", "transaction_id", "customer_id", "quantity", "amount"));
            case MOVEMENT ->
                quantity(timed)
                        .withColumn("lot_id", expr("payload['lot_id']"))
                        .withColumn("order_id", expr("payload['order_id']"))
                        .withColumn("expires_on", expr("try_cast(payload['expires_on'] AS DATE)"))
                        .withColumn("kind", expr("IF(type = 'stock_count', 'count', type)"))
                        .withColumn("extra", extra("item_id", "quantity", "lot_id", "order_id", "expires_on"));
            case VIEW ->
                timed.withColumn("customer_id", expr("payload['customer_id']"))
                        .withColumn("extra", extra("item_id", "customer_id"));
        };
    }

    private static Dataset<Row> quantity(Dataset<Row> rows) {
        return rows.withColumn("quantity", expr("try_cast(payload['quantity'] AS DECIMAL(14,3))"));
    }

    /** Payload fields that this schema does not name, as JSON with their own types; null when there are none. */
    private static Column extra(String... known) {
        String names = List.of(known).stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
        return expr(
                "CASE WHEN exists(map_keys(payload), k -> k NOT IN (%1$s)) THEN to_json(map_filter(from_json(CAST(value AS STRING), 'payload MAP<STRING, VARIANT>').payload, (k, v) -> k NOT IN (%1$s))) END"
                        .formatted(names));
    }
}
