package ai.modular.etl.ingestevents;

import static ai.modular.etl.ingestevents.EventSamples.json;
import static ai.modular.etl.ingestevents.EventSamples.number;
import static ai.modular.etl.ingestevents.EventSamples.sale;
import static ai.modular.etl.ingestevents.EventSamples.text;
import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.grocery.event.RetailEvent;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.testing.TestDatabase;
import ai.modular.testing.TestKafka;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of events: typed rows, and current tables for the shop. */
class IngestEventsIT extends IngestCase {

    private static final String SALE =
            "event_id, business_date, local_hour, location_id, item_id, kind, quantity, amount, extra";

    IngestEventsIT(TestDatabase database, TestKafka kafka) {
        super(database, kafka);
    }

    @Test
    void eventsArriveTypedInTheTimeOfTheirStore() {
        byte[] withMore = text(sale("e1", "2026-11-22T23:30:00Z", "berlin", "milk", "2"))
                .replace("\"quantity\"", "\"weight\":1.5,\"tags\":[\"a\"],\"quantity\"")
                .replace("\"1.0\"", "\"1.7\"")
                .getBytes(StandardCharsets.UTF_8);
        chain.send(
                till.topic(),
                List.of(
                        withMore,
                        sale("e2", "2026-11-23T05:10:00Z", "denver", "milk", "1.250"),
                        json(new RetailEvent.Return(
                                "e3",
                                Instant.parse("2026-11-22T22:59:59Z"),
                                "berlin",
                                "milk",
                                "t9",
                                "c1",
                                number("1"),
                                number("1.99")))));
        var run = chain.run(1);

        assertThat(run.ingest(till)).isEqualTo(new IngestCounts(3, 3, 0, 0));
        assertThat(run.rows(SilverTables.TRANSACTIONS, SALE))
                .containsExactly(
                        "e1 2026-11-23 0 berlin milk sale 2.000 3.9800 {\"weight\":1.5,\"tags\":[\"a\"]}",
                        "e2 2026-11-22 22 denver milk sale 1.250 3.9800",
                        "e3 2026-11-22 23 berlin milk return 1.000 1.9900");
        assertThat(chain.lines("SELECT business_date || ' ' || reason FROM ops.touched_date ORDER BY 1"))
                .containsExactly("2026-11-22 events", "2026-11-23 events");
        assertThat(chain.lines("SELECT event_id || ' ' || quantity FROM retail.transactions ORDER BY 1"))
                .containsExactly("e1 2.000", "e2 1.250", "e3 1.000");
        assertThat(
                        chain.lines(
                                "SELECT concat_ws(' ', business_date, hour, location_id, units, amount) FROM retail.sales_hourly ORDER BY 1"))
                .containsExactly(
                        "2026-11-22 22 denver 1.250 3.9800",
                        "2026-11-22 23 berlin -1.000 -1.9900",
                        "2026-11-23 0 berlin 2.000 3.9800");
    }

    @Test
    void stockAndViewsAreTheNewest() {
        chain.send(
                stock.topic(),
                List.of(
                        json(new RetailEvent.Delivery(
                                "m1",
                                Instant.parse("2026-11-22T06:00:00Z"),
                                "berlin",
                                "milk",
                                number("24"),
                                "lot1",
                                LocalDate.of(2026, 11, 30),
                                "o1")),
                        json(new RetailEvent.StockCount(
                                "m2",
                                Instant.parse("2026-11-22T07:00:00Z"),
                                "berlin",
                                "milk",
                                number("20"),
                                null,
                                null)),
                        json(new RetailEvent.WriteOff(
                                "m3",
                                Instant.parse("2026-11-22T08:00:00Z"),
                                "berlin",
                                "milk",
                                number("2"),
                                null,
                                "broken"))));
        chain.send(till.topic(), List.of(sale("e1", "2026-11-22T09:00:00Z", "berlin", "milk", "3")));
        chain.send(
                views.topic(),
                List.of(
                        json(new RetailEvent.View("v1", Instant.parse("2026-11-22T09:00:00Z"), "berlin", "milk", "c1")),
                        json(new RetailEvent.View(
                                "v2", Instant.parse("2026-11-22T08:00:00Z"), "denver", "milk", "c1"))));
        var run = chain.run(1);

        assertThat(run.ingest(till, stock, views)).isEqualTo(new IngestCounts(6, 6, 0, 0));
        assertThat(run.rows(
                        SilverTables.STOCK_MOVEMENTS, "event_id, kind, quantity, lot_id, expires_on, order_id, extra"))
                .containsExactly(
                        "m1 delivery 24.000 lot1 2026-11-30 o1",
                        "m2 count 20.000",
                        "m3 write_off 2.000 {\"reason\":\"broken\"}");
        assertThat(chain.lines("SELECT concat_ws(' ', location_id, item_id, on_hand) FROM retail.inventory"))
                .containsExactly("berlin milk 15.000");
        assertThat(chain.lines(
                        "SELECT concat_ws(' ', customer_id, item_id, location_id) FROM retail.recent_product_views"))
                .containsExactly("c1 milk berlin");
    }
}
