package ai.modular.etl.ingestevents;

import ai.modular.contracts.lake.TableDefinition;
import ai.modular.grocery.event.Topics;
import ai.modular.grocery.lake.BronzeTables;
import ai.modular.grocery.lake.SilverTables;
import java.util.List;

/**
 * One topic and where its events go.
 *
 * @param kind which payload its events have
 * @param silver null-free target of the cleaned events
 */
record EventSource(String topic, Kind kind, TableDefinition bronze, TableDefinition silver) {

    /** What a payload must have, and which types of event bring it. */
    enum Kind {
        TRANSACTION("sale", "return"),
        MOVEMENT("stock_count", "delivery", "write_off"),
        VIEW("view");

        private final List<String> types;

        Kind(String... types) {
            this.types = List.of(types);
        }

        List<String> types() {
            return types;
        }
    }

    static EventSource transactions(String topic) {
        return new EventSource(topic, Kind.TRANSACTION, BronzeTables.EVENTS_TRANSACTIONS, SilverTables.TRANSACTIONS);
    }

    static EventSource movements(String topic) {
        return new EventSource(topic, Kind.MOVEMENT, BronzeTables.EVENTS_INVENTORY, SilverTables.STOCK_MOVEMENTS);
    }

    static EventSource views(String topic) {
        return new EventSource(topic, Kind.VIEW, BronzeTables.EVENTS_VIEWS, SilverTables.VIEWS);
    }

    /** The topics of the chain. */
    static List<EventSource> ofTheChain() {
        return List.of(transactions(Topics.TRANSACTIONS), movements(Topics.INVENTORY), views(Topics.VIEWS));
    }
}
