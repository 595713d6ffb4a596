package ai.modular.etl.ingestevents;

import static ai.modular.etl.ingestevents.EventSamples.json;
import static ai.modular.etl.ingestevents.EventSamples.number;
import static ai.modular.etl.ingestevents.EventSamples.sale;
import static ai.modular.etl.ingestevents.EventSamples.text;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Map.entry;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.grocery.event.RetailEvent;
import ai.modular.grocery.lake.BronzeTables;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.TestKafka;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What cannot be used is put aside with its reason and its bytes, and holds nothing up. Messages are written one character per byte. */
class IngestQuarantineIT extends IngestCase {

    private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");
    private static final String SALE = text(sale("e1", AT.toString(), "berlin", "milk", "3"));
    private static final String DELIVERY = text(json(new RetailEvent.Delivery(
            "m1", AT, "berlin", "milk", number("24"), "lot1", LocalDate.of(2026, 11, 30), "o1")));
    private static final String VIEW = text(json(new RetailEvent.View("v1", AT, "berlin", "milk", "c1")));

    private static final Map<String, String> WRONG_SALES = Map.ofEntries(
            entry("the message is empty", ""),
            entry("the message is not an event in JSON", SALE.substring(0, 60)),
            entry("the message is not UTF-8", "{\u00ff}"),
            entry("event_id is missing", SALE.replace("\"event_id\":\"e1\",", "")),
            entry("event_id is longer than 64 characters", SALE.replace("e1", "x".repeat(65))),
            entry("event_id has a control character", SALE.replace("e1", "e\\u0000")),
            entry("schema_version is 2.0, but 1.x is understood", SALE.replace("\"1.0\"", "\"2.0\"")),
            entry("type is view, but the topic carries sale, return", SALE.replace("sale", "view")),
            entry(
                    "occurred_at is yesterday, but must be an instant as in 2026-11-22T17:03:11Z",
                    SALE.replace(AT.toString(), "yesterday")),
            entry("location paris is not known", SALE.replace("berlin", "paris")),
            entry("item_id is missing", SALE.replace("\"item_id\":\"milk\",", "")),
            entry("quantity is \"NaN\", not a number", quantity(SALE, "NaN")),
            entry("quantity is missing", SALE.replace("\"quantity\":3,", "")),
            entry("quantity of a sale is -3, but must be above 0", quantity(SALE, "-3")),
            entry("quantity of a sale is 0, but must be above 0", quantity(SALE, "0")),
            entry("quantity is 100001, beyond 100000", quantity(SALE, "100001")),
            entry("amount is 1.0E300, beyond 100000000", SALE.replace("\"amount\":3.98", "\"amount\":1e300")));

    private static final Map<String, String> WRONG_MOVEMENTS = Map.of(
            "the message is not an event in JSON", "poison",
            "type is sale, but the topic carries stock_count, delivery, write_off", SALE,
            "quantity is \"NaN\", not a number", quantity(DELIVERY, "NaN"),
            "quantity is many, not a number", quantity(DELIVERY, "\"many\""),
            "quantity of a delivery is -24, but must be above 0, or 0 in a count", quantity(DELIVERY, "-24"),
            "quantity of a delivery is 0, but must be above 0, or 0 in a count", quantity(DELIVERY, "0"),
            "quantity of a stock_count is -1, but must be above 0, or 0 in a count",
                    quantity(DELIVERY, "-1").replace("\"delivery\"", "\"stock_count\""),
            "expires_on is soon, but must be a date", DELIVERY.replace("2026-11-30", "soon"));

    private static final Map<String, String> WRONG_VIEWS = Map.of(
            "the message is not an event in JSON", "poison",
            "type is delivery, but the topic carries view", DELIVERY,
            "customer_id is missing", VIEW.replace(",\"customer_id\":\"c1\"", ""),
            "customer_id has a control character", VIEW.replace("c1", "c\\n"),
            "location paris is not known", VIEW.replace("berlin", "paris"));

    IngestQuarantineIT(TestDatabase database, TestKafka kafka) {
        super(database, kafka);
    }

    @Test
    void whatIsWrongIsPutAsideWithItsReasonAndItsBytes() {
        send(till, WRONG_SALES);
        send(stock, WRONG_MOVEMENTS);
        send(views, WRONG_VIEWS);
        chain.send(till.topic(), List.of(SALE.getBytes(ISO_8859_1)));
        int bad = WRONG_SALES.size() + WRONG_MOVEMENTS.size() + WRONG_VIEWS.size();
        var run = chain.run(1);

        assertThat(run.toSilver(till, stock, views)).isEqualTo(new IngestCounts(bad + 1, 1, bad, 0));
        assertThat(aside(run, till)).isEqualTo(WRONG_SALES);
        assertThat(aside(run, stock)).isEqualTo(WRONG_MOVEMENTS);
        assertThat(aside(run, views)).isEqualTo(WRONG_VIEWS);
        assertThat(chain.run(2).toSilver(till)).isEqualTo(IngestCounts.NONE);
    }

    private void send(EventSource source, Map<String, String> wrong) {
        chain.send(
                source.topic(),
                wrong.values().stream()
                        .map(message -> message.getBytes(ISO_8859_1))
                        .toList());
    }

    private static Map<String, String> aside(IngestFixture.Run run, EventSource source) {
        Map<String, String> found = new HashMap<>();
        for (Row row : run.lake
                .read(BronzeTables.QUARANTINE)
                .where(col("topic").equalTo(source.topic()))
                .select("reason", "raw", "run_id")
                .collectAsList()) {
            assertThat(row.getString(2)).isEqualTo(run.id.toString());
            found.put(row.getString(0), new String((byte[]) row.get(1), ISO_8859_1));
        }
        return found;
    }

    private static String quantity(String event, String value) {
        return event.replaceFirst("\"quantity\":\\d+", "\"quantity\":" + value);
    }
}
