package ai.modular.models.inventory;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.THURSDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class DeliveryCalendarTest {

    private static final LocalDate MONDAY_23 = LocalDate.of(2026, 11, 23);

    @Test
    void coversUntilTheDayBeforeTheFollowingDelivery() {
        var period = new DeliveryCalendar(1, Set.of(MONDAY, THURSDAY)).protection(MONDAY_23);
        assertThat(period)
                .isEqualTo(new ProtectionPeriod(MONDAY_23, LocalDate.of(2026, 11, 26), LocalDate.of(2026, 11, 29)));
        assertThat(period.days()).isEqualTo(6);
        assertThat(period.daysBeforeDelivery()).isEqualTo(2);
    }

    @Test
    void nothingArrivesOnTheDayItIsOrdered() {
        var calendar = new DeliveryCalendar(0, Set.of(DayOfWeek.values()));
        assertThat(calendar.delivery(MONDAY_23)).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(calendar.protection(MONDAY_23).days()).isEqualTo(1);
    }

    @Test
    void aLongLeadTimeSkipsDeliveriesThatComeTooSoon() {
        assertThat(new DeliveryCalendar(7, Set.of(TUESDAY)).delivery(MONDAY_23)).isEqualTo(LocalDate.of(2026, 12, 1));
    }

    @Test
    void aSupplierWithoutDeliveryDaysIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryCalendar(1, Set.of()))
                .withMessageStartingWith("no delivery day is given");
    }

    @Property(seed = "7")
    void consecutiveOrdersLeaveNoDayUncovered(
            @ForAll @IntRange(max = 20) int leadTime,
            @ForAll @NotEmpty Set<DayOfWeek> days,
            @ForAll @IntRange(max = 400) int offset) {
        var calendar = new DeliveryCalendar(leadTime, days);
        ProtectionPeriod today = calendar.protection(MONDAY_23.plusDays(offset));
        assertThat(calendar.delivery(today.lastDay())).isAfter(today.lastDay());
        assertThat(calendar.deliveryAfter(today.delivery()))
                .isEqualTo(today.lastDay().plusDays(1));
        assertThat(days).contains(today.delivery().getDayOfWeek());
        assertThat(today.delivery()).isAfterOrEqualTo(MONDAY_23.plusDays(offset + (long) leadTime));
    }
}
