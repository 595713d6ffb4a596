package ai.modular.grocery.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.modular.grocery.event.RetailEvent.Delivery;
import ai.modular.grocery.event.RetailEvent.Return;
import ai.modular.grocery.event.RetailEvent.Sale;
import ai.modular.grocery.event.RetailEvent.StockCount;
import ai.modular.grocery.event.RetailEvent.View;
import ai.modular.grocery.event.RetailEvent.WriteOff;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {

    private static final Instant AT = Instant.parse("2026-11-22T17:03:11Z");

    static Stream<RetailEvent> oneOfEachType() {
        LocalDate expiry = LocalDate.of(2026, 11, 30);
        return Stream.of(
                new Sale("e1", AT, "s01", "p1", "t1", "c1", new BigDecimal("1.250"), new BigDecimal("3.99")),
                new Sale("e2", AT, "s01", "p1", "t1", null, new BigDecimal("2"), new BigDecimal("0.10")),
                new Return("e3", AT, "s01", "p1", "t2", null, new BigDecimal("1"), new BigDecimal("1.99")),
                new StockCount("e4", AT, "s01", "p1", new BigDecimal("0"), "l1", expiry),
                new StockCount("e5", AT, "s01", "p1", new BigDecimal("7"), null, null),
                new Delivery("e6", AT, "s01", "p1", new BigDecimal("12"), "l1", expiry, "o1"),
                new WriteOff("e7", AT, "s01", "p1", new BigDecimal("3"), "l1", "expired"),
                new View("e8", AT, "s01", "p1", "c1"));
    }

    @ParameterizedTest
    @MethodSource("oneOfEachType")
    void anEventReadsBackAsItWasWritten(RetailEvent event) {
        assertThat(EventJson.parse(EventJson.write(event))).isEqualTo(event);
    }

    @Test
    void theEnvelopeIsAsDocumented() {
        var sale = new Sale("e1", AT, "s01", "p1", "t1", "c1", new BigDecimal("1.250"), new BigDecimal("3.99"));
        assertThat(new String(EventJson.write(sale), UTF_8))
                .isEqualTo(
                        "{\"event_id\":\"e1\",\"type\":\"sale\",\"schema_version\":\"1.0\",\"occurred_at\":\"2026-11-22T17:03:11Z\","
                                + "\"location_id\":\"s01\",\"payload\":{\"item_id\":\"p1\",\"transaction_id\":\"t1\",\"customer_id\":\"c1\","
                                + "\"quantity\":1.250,\"amount\":3.99}}");
    }

    @Test
    void theKeyKeepsASeriesTogether() {
        assertThat(new View("e8", AT, "s01", "p1", "c1").key()).isEqualTo("s01:p1");
    }

    @Test
    void anUnknownMajorVersionIsNamed() {
        byte[] event = "{\"schema_version\":\"2.0\"}".getBytes(UTF_8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventJson.parse(event))
                .withMessage("schema_version is 2.0, but this reads 1.x");
    }

    @Test
    void anUnknownPayloadFieldIsNoError() {
        byte[] event =
                ("{\"event_id\":\"e8\",\"type\":\"view\",\"schema_version\":\"1.1\",\"occurred_at\":\"2026-11-22T17:03:11Z\","
                                + "\"location_id\":\"s01\",\"payload\":{\"item_id\":\"p1\",\"customer_id\":\"c1\",\"seconds\":4}}")
                        .getBytes(UTF_8);
        assertThat(EventJson.parse(event)).isEqualTo(new View("e8", AT, "s01", "p1", "c1"));
    }

    @Test
    void aQuantityThatIsNoNumberIsNamed() {
        byte[] event =
                ("{\"event_id\":\"e1\",\"type\":\"sale\",\"schema_version\":\"1.0\",\"occurred_at\":\"2026-11-22T17:03:11Z\","
                                + "\"location_id\":\"s01\",\"payload\":{\"item_id\":\"p1\",\"transaction_id\":\"t1\",\"quantity\":\"two\"}}")
                        .getBytes(UTF_8);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventJson.parse(event))
                .withMessage("quantity is \"two\", but must be a number");
    }
}
