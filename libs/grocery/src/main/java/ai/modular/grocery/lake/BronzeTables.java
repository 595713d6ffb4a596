package ai.modular.grocery.lake;

import ai.modular.contracts.lake.TableDefinition;
import java.util.List;

/** The bronze layer: events as received, and what could not be understood. */
public final class BronzeTables {

    private static final String EVENT = """
            topic STRING NOT NULL, topic_id STRING NOT NULL, partition INT NOT NULL, offset BIGINT NOT NULL,
            kafka_timestamp TIMESTAMP NOT NULL, event_id STRING, key BINARY, value BINARY, received_date DATE NOT NULL""";

    private static final List<String> POSITION = List.of("topic", "topic_id", "partition", "offset");

    public static final TableDefinition EVENTS_TRANSACTIONS = events("bronze.events_transactions");
    public static final TableDefinition EVENTS_INVENTORY = events("bronze.events_inventory");
    public static final TableDefinition EVENTS_VIEWS = events("bronze.events_views");

    /** Either a Kafka position or a file and line says where the bytes came from. */
    public static final TableDefinition QUARANTINE = new TableDefinition(
            "bronze.quarantine",
            """
            topic STRING, topic_id STRING, partition INT, offset BIGINT, file STRING, line BIGINT,
            event_id STRING, raw BINARY, reason STRING NOT NULL, run_id STRING NOT NULL, received_date DATE NOT NULL""",
            List.of("topic", "topic_id", "partition", "offset", "file", "line"),
            List.of("received_date"),
            List.of());

    private BronzeTables() {}

    private static TableDefinition events(String name) {
        return new TableDefinition(name, EVENT, POSITION, List.of("received_date"), List.of());
    }
}
