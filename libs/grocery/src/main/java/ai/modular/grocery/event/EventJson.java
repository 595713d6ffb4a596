package ai.modular.grocery.event;

import ai.modular.grocery.event.RetailEvent.Delivery;
import ai.modular.grocery.event.RetailEvent.Return;
import ai.modular.grocery.event.RetailEvent.Sale;
import ai.modular.grocery.event.RetailEvent.StockCount;
import ai.modular.grocery.event.RetailEvent.View;
import ai.modular.grocery.event.RetailEvent.WriteOff;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/**
 * Events as JSON, UTF-8, schema version 1.0.
 *
 * <pre>{"event_id":"…","type":"sale","schema_version":"1.0","occurred_at":"2026-11-22T17:03:11Z","location_id":"s01","payload":{…}}</pre>
 *
 * Fields without a value are left out. Reading is strict about the envelope and takes no notice of payload fields that it does not know.
 */
public final class EventJson {

    public static final String SCHEMA_VERSION = "1.0";

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private EventJson() {}

    /** The message value of an event. */
    public static byte[] write(RetailEvent event) {
        var bytes = new ByteArrayOutputStream(384);
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty("event_id", event.eventId());
            json.writeStringProperty("type", event.type());
            json.writeStringProperty("schema_version", SCHEMA_VERSION);
            json.writeStringProperty("occurred_at", event.occurredAt().toString());
            json.writeStringProperty("location_id", event.locationId());
            json.writeObjectPropertyStart("payload");
            json.writeStringProperty("item_id", event.itemId());
            writePayload(event, json);
            json.writeEndObject();
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException if the bytes are no event of this schema; the message names the field */
    public static RetailEvent parse(byte[] value) {
        return EventReader.read(value);
    }

    private static void writePayload(RetailEvent event, JsonGenerator json) {
        if (event instanceof Sale sale) {
            writeTillLine(json, sale.transactionId(), sale.customerId(), sale.quantity(), sale.amount());
        } else if (event instanceof Return back) {
            writeTillLine(json, back.transactionId(), back.customerId(), back.quantity(), back.amount());
        } else if (event instanceof StockCount count) {
            writeLot(json, count.quantity(), count.lotId(), count.expiresOn());
        } else if (event instanceof Delivery delivery) {
            writeLot(json, delivery.quantity(), delivery.lotId(), delivery.expiresOn());
            writeOptional(json, "order_id", delivery.orderId());
        } else if (event instanceof WriteOff writeOff) {
            writeLot(json, writeOff.quantity(), writeOff.lotId(), null);
            writeOptional(json, "reason", writeOff.reason());
        } else if (event instanceof View view) {
            json.writeStringProperty("customer_id", view.customerId());
        }
    }

    private static void writeTillLine(
            JsonGenerator json, String transactionId, String customerId, BigDecimal quantity, BigDecimal amount) {
        json.writeStringProperty("transaction_id", transactionId);
        writeOptional(json, "customer_id", customerId);
        json.writeNumberProperty("quantity", quantity);
        json.writeNumberProperty("amount", amount);
    }

    private static void writeLot(JsonGenerator json, BigDecimal quantity, String lotId, LocalDate expiresOn) {
        json.writeNumberProperty("quantity", quantity);
        writeOptional(json, "lot_id", lotId);
        if (expiresOn != null) {
            json.writeStringProperty("expires_on", expiresOn.toString());
        }
    }

    private static void writeOptional(JsonGenerator json, String name, String value) {
        if (value != null) {
            json.writeStringProperty(name, value);
        }
    }
}
