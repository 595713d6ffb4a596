package ai.modular.training.stockout;

import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.contracts.model.DemandSeries;
import ai.modular.models.inventory.DeliveryCalendar;
import ai.modular.models.inventory.StockLot;
import ai.modular.models.stockout.RiskFeatures;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShelfHistoryTest {

    /** A Sunday. */
    private static final LocalDate LAST = LocalDate.of(2026, 11, 22);

    private static final int DAYS = 70;

    /** A Friday: an order of its close is sold on Wednesday at the earliest. */
    private static final LocalDate ORIGIN = LocalDate.of(2026, 11, 6);

    @Test
    void aCaseIsADayBeforeTheNextPossibleDeliveryWithItsOutcome() {
        ShelfHistory history = history(new Random(1), DAYS);
        // Out of stock on Sunday, no trade on Monday
        history.series().availability()[index(ORIGIN.plusDays(2))] = .4;
        history.series().demand()[index(ORIGIN.plusDays(3))] = Double.NaN;

        List<ShelfCase> cases = history.cases(ORIGIN, LAST);

        assertThat(cases).extracting(ShelfCase::ahead).containsExactly(1, 2, 4);
        assertThat(cases).extracting(ShelfCase::ranOut).containsExactly(false, true, false);
        assertThat(cases.get(0).shelf().delivery()).isEqualTo(LocalDate.of(2026, 11, 11));
        assertThat(cases.get(0).shelf().stock().onOrder())
                .extracting(order -> order.arrivesOn())
                .containsExactly(ORIGIN.plusDays(3));
        assertThat(history.cases(ORIGIN, ORIGIN.plusDays(1)))
                .extracting(ShelfCase::ahead)
                .containsExactly(1);
    }

    @Test
    void whatComesAfterTheOriginChangesNothingThatIsKnownAtIt() {
        ShelfHistory one = history(new Random(1), DAYS);
        ShelfHistory other = history(new Random(1), DAYS);
        Random random = new Random(9);
        for (int day = index(ORIGIN) + 1; day < DAYS; day++) {
            other.series().sold()[day] = random.nextInt(50);
            other.series().demand()[day] = 50 + random.nextInt(50);
            other.series().availability()[day] = random.nextDouble();
            other.series().price()[day] = random.nextDouble();
            LocalDate date = LAST.minusDays(DAYS - 1L - day);
            other.lots().put(date, List.of(new StockLot(BigDecimal.TEN, Optional.empty())));
            other.hoursSinceLastSale().put(date, 1.);
        }
        // An order of the origin can be sold from the 11th on: what arrives then was not on its way
        other.arrivals().put(LocalDate.of(2026, 11, 11), new BigDecimal("500"));

        List<ShelfCase> known = one.cases(ORIGIN, LAST);
        List<ShelfCase> perturbed = other.cases(ORIGIN, LAST);

        assertThat(perturbed).hasSameSizeAs(known);
        for (int i = 0; i < known.size(); i++) {
            assertThat(features(perturbed.get(i))).containsExactly(features(known.get(i)));
            assertThat(perturbed.get(i).shelf().stock())
                    .isEqualTo(known.get(i).shelf().stock());
        }
    }

    @Test
    void withoutACountOrFourWeeksOfPastThereIsNoCase() {
        ShelfHistory history = history(new Random(1), DAYS);
        history.lots().remove(ORIGIN);

        assertThat(history.cases(ORIGIN, LAST)).isEmpty();
        assertThat(history.cases(LAST.minusDays(DAYS - 20L), LAST)).isEmpty();
        assertThat(history(new Random(1), 28).cases(LAST.minusDays(1), LAST)).isEmpty();
    }

    private static double[] features(ShelfCase of) {
        return RiskFeatures.of(of.shelf(), of.ahead(), .1);
    }

    private static int index(LocalDate day) {
        return DAYS - 1 - (int) (LAST.toEpochDay() - day.toEpochDay());
    }

    private static ShelfHistory history(Random random, int days) {
        double[] demand = random.ints(days, 0, 9).asDoubleStream().toArray();
        double[] full = new double[days];
        double[] price = new double[days];
        Arrays.fill(full, 1);
        Arrays.fill(price, 2);
        DemandSeries series = new DemandSeries(
                "n1", "milk", "dairy", LAST, demand, demand.clone(), full, price, new double[days], new double[days]);
        Map<LocalDate, List<StockLot>> lots = new HashMap<>();
        SortedMap<LocalDate, BigDecimal> arrivals = new TreeMap<>();
        for (int day = 0; day < days; day++) {
            LocalDate date = LAST.minusDays(days - 1L - day);
            lots.put(date, List.of(new StockLot(new BigDecimal(random.nextInt(30)), Optional.of(date.plusDays(3)))));
            if (date.getDayOfWeek() == DayOfWeek.MONDAY || date.getDayOfWeek() == DayOfWeek.WEDNESDAY) {
                arrivals.put(date, new BigDecimal("12"));
            }
        }
        DeliveryCalendar calendar = new DeliveryCalendar(4, Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY));
        return new ShelfHistory(series, calendar, OptionalInt.of(5), lots, arrivals, new HashMap<>());
    }
}
