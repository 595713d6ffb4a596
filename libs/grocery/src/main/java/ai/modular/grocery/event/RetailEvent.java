package ai.modular.grocery.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Something that happened to one item in one store, as it travels on Kafka in schema version 1.0.
 *
 * <p>Quantities are in the item's unit with up to three decimals, amounts in the store's currency after discount. A return carries positive
 * numbers: its type says the direction.
 */
public sealed interface RetailEvent {

    /** Unique over all events of the site; a second event with the same id is the same event again. */
    String eventId();

    Instant occurredAt();

    String locationId();

    String itemId();

    /** The {@code type} of the envelope. */
    String type();

    /** The topic that carries this type. */
    String topic();

    /** The message key: events of one series stay in order. */
    default String key() {
        return locationId() + ":" + itemId();
    }

    /** One line of a till receipt. */
    record Sale(
            String eventId,
            Instant occurredAt,
            String locationId,
            String itemId,
            String transactionId,
            String customerId,
            BigDecimal quantity,
            BigDecimal amount)
            implements RetailEvent {

        @Override
        public String type() {
            return "sale";
        }

        @Override
        public String topic() {
            return Topics.TRANSACTIONS;
        }
    }

    /** Goods that came back and were paid out. */
    record Return(
            String eventId,
            Instant occurredAt,
            String locationId,
            String itemId,
            String transactionId,
            String customerId,
            BigDecimal quantity,
            BigDecimal amount)
            implements RetailEvent {

        @Override
        public String type() {
            return "return";
        }

        @Override
        public String topic() {
            return Topics.TRANSACTIONS;
        }
    }

    /** What is there, counted: of one lot, or of the whole item when {@code lotId} is null. */
    record StockCount(
            String eventId,
            Instant occurredAt,
            String locationId,
            String itemId,
            BigDecimal quantity,
            String lotId,
            LocalDate expiresOn)
            implements RetailEvent {

        @Override
        public String type() {
            return "stock_count";
        }

        @Override
        public String topic() {
            return Topics.INVENTORY;
        }
    }

    /** Goods that came in; lot, expiry and order are null where the site does not know them. */
    record Delivery(
            String eventId,
            Instant occurredAt,
            String locationId,
            String itemId,
            BigDecimal quantity,
            String lotId,
            LocalDate expiresOn,
            String orderId)
            implements RetailEvent {

        @Override
        public String type() {
            return "delivery";
        }

        @Override
        public String topic() {
            return Topics.INVENTORY;
        }
    }

    /** Goods that were thrown away. */
    record WriteOff(
            String eventId,
            Instant occurredAt,
            String locationId,
            String itemId,
            BigDecimal quantity,
            String lotId,
            String reason)
            implements RetailEvent {

        @Override
        public String type() {
            return "write_off";
        }

        @Override
        public String topic() {
            return Topics.INVENTORY;
        }
    }

    /** A customer looked at an item in the shop's app. */
    record View(String eventId, Instant occurredAt, String locationId, String itemId, String customerId)
            implements RetailEvent {

        @Override
        public String type() {
            return "view";
        }

        @Override
        public String topic() {
            return Topics.VIEWS;
        }
    }
}
