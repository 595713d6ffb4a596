package ai.modular.etl.ingestevents;

import ai.modular.grocery.event.EventJson;
import ai.modular.grocery.event.RetailEvent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Messages as tills and apps send them. */
final class EventSamples {

    private EventSamples() {}

    static byte[] sale(String id, String at, String location, String item, String quantity) {
        return json(new RetailEvent.Sale(
                id, Instant.parse(at), location, item, "t1", null, number(quantity), number("3.98")));
    }

    static byte[] json(RetailEvent event) {
        return EventJson.write(event);
    }

    static BigDecimal number(String value) {
        return new BigDecimal(value);
    }

    static String text(byte[] event) {
        return new String(event, StandardCharsets.UTF_8);
    }
}
