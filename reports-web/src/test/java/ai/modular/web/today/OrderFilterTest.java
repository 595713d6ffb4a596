package ai.modular.web.today;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.models.inventory.OrderException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

class OrderFilterTest {

    @Test
    void theAddressHoldsAllOfIt() {
        OrderFilter filter = OrderFilter.of("s1", "Fruit & veg", "dairy", "WILL_RUN_OUT", "100 % juice", true, "3");

        assertThat(filter.address())
                .isEqualTo("/today?store=s1&department=Fruit%20%26%20veg&supplier=dairy&exception=WILL_RUN_OUT"
                        + "&q=100%20%25%20juice&all=true&page=3");
    }

    @Test
    void theWholeOrderFitsOnOnePageToPrint() {
        OrderFilter filter = OrderFilter.of("s1", null, null, null, null, true, "whole");

        assertThat(filter.address()).isEqualTo("/today?store=s1&all=true&page=whole");
        assertThat(filter.offset()).isZero();
        assertThat(filter.limit()).isEqualTo(Integer.MAX_VALUE);
        assertThat(filter.withPage(3).offset()).isEqualTo(120);
    }

    @Test
    void whatIsUnknownOrSenselessIsAsIfItWereNotThere() {
        OrderFilter filter = OrderFilter.of("s1", "  ", null, "NO_SUCH_CODE", "\0", false, "-7");

        assertThat(filter.address()).isEqualTo("/today?store=s1");
        assertThat(filter.narrows()).isFalse();
    }

    @Test
    void aCardShowsItsLinesWhateverWasFilteredBefore() {
        OrderFilter filter = OrderFilter.of("s1", "Dairy", null, null, "milk", false, "2");

        assertThat(filter.withException(OrderException.EXPIRES_UNSOLD).address())
                .isEqualTo("/today?store=s1&exception=EXPIRES_UNSOLD");
    }

    @Test
    void codesOfTheInputBringNoLineToTheFront() {
        assertThat(OrderFilter.attention())
                .containsExactly(
                        "WILL_RUN_OUT",
                        "EXPIRES_UNSOLD",
                        "UNUSUAL_DEMAND",
                        "PROMOTION_AHEAD",
                        "STOCK_NEGATIVE",
                        "STOCK_OLD",
                        "EXPIRED_STOCK",
                        "NO_DELIVERY_DAY",
                        "LEAD_TIME_MISSING",
                        "PACK_SIZE_MISSING",
                        "CURRENCY_MIXED",
                        "SHELF_TOO_SMALL",
                        "LIMITS_CONFLICT",
                        "ORDER_POSTPONED",
                        "LEAVES_ASSORTMENT",
                        "NO_STOCK_POSITION",
                        "NO_FORECAST");
    }

    @Property(tries = 200, seed = "7")
    void anyTextSurvivesTheAddress(@ForAll String search) {
        OrderFilter filter = OrderFilter.of("s 1/ä&x=1", null, null, null, search, false, null);

        var parameters =
                UriComponentsBuilder.fromUriString(filter.address()).build(true).getQueryParams();

        assertThat(parameters.keySet()).isSubsetOf("store", "q");
        assertThat(UriUtils.decode(parameters.getFirst("store"), StandardCharsets.UTF_8))
                .isEqualTo("s 1/ä&x=1");
    }
}
