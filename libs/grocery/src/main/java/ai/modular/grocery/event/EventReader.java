package ai.modular.grocery.event;

import ai.modular.grocery.event.RetailEvent.Delivery;
import ai.modular.grocery.event.RetailEvent.Return;
import ai.modular.grocery.event.RetailEvent.Sale;
import ai.modular.grocery.event.RetailEvent.StockCount;
import ai.modular.grocery.event.RetailEvent.View;
import ai.modular.grocery.event.RetailEvent.WriteOff;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what {@link EventJson} writes. */
final class EventReader {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private EventReader() {}

    /** @throws IllegalArgumentException if the bytes are no event of this schema; the message names the field */
    static RetailEvent read(byte[] value) {
        JsonNode envelope = readTree(value);
        String version = text(envelope, "schema_version");
        if (!version.startsWith("1.")) {
            throw new IllegalArgumentException("schema_version is %s, but this reads 1.x".formatted(version));
        }
        return event(
                text(envelope, "type"),
                text(envelope, "event_id"),
                Instant.parse(text(envelope, "occurred_at")),
                text(envelope, "location_id"),
                envelope.path("payload"));
    }

    private static JsonNode readTree(byte[] value) {
        try {
            return MAPPER.readTree(value);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("event is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static RetailEvent event(String type, String id, Instant at, String location, JsonNode payload) {
        String item = text(payload, "item_id");
        return switch (type) {
            case "sale" ->
                new Sale(
                        id,
                        at,
                        location,
                        item,
                        text(payload, "transaction_id"),
                        optional(payload, "customer_id"),
                        number(payload, "quantity"),
                        number(payload, "amount"));
            case "return" ->
                new Return(
                        id,
                        at,
                        location,
                        item,
                        text(payload, "transaction_id"),
                        optional(payload, "customer_id"),
                        number(payload, "quantity"),
                        number(payload, "amount"));
            case "stock_count" ->
                new StockCount(
                        id,
                        at,
                        location,
                        item,
                        number(payload, "quantity"),
                        optional(payload, "lot_id"),
                        date(payload));
            case "delivery" ->
                new Delivery(
                        id,
                        at,
                        location,
                        item,
                        number(payload, "quantity"),
                        optional(payload, "lot_id"),
                        date(payload),
                        optional(payload, "order_id"));
            case "write_off" ->
                new WriteOff(
                        id,
                        at,
                        location,
                        item,
                        number(payload, "quantity"),
                        optional(payload, "lot_id"),
                        optional(payload, "reason"));
            case "view" -> new View(id, at, location, item, text(payload, "customer_id"));
            default -> throw new IllegalArgumentException("type is %s, but no such event is known".formatted(type));
        };
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isString()) {
            throw new IllegalArgumentException("%s is %s, but must be text".formatted(field, value));
        }
        return value.stringValue();
    }

    private static String optional(JsonNode node, String field) {
        return node.path(field).isMissingNode() || node.path(field).isNull() ? null : text(node, field);
    }

    private static BigDecimal number(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isNumber()) {
            throw new IllegalArgumentException("%s is %s, but must be a number".formatted(field, value));
        }
        return value.decimalValue();
    }

    private static LocalDate date(JsonNode node) {
        String value = optional(node, "expires_on");
        return value == null ? null : LocalDate.parse(value);
    }
}
