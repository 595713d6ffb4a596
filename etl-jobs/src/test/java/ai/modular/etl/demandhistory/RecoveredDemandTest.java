package ai.modular.etl.demandhistory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.modular.etl.demandhistory.SeriesHours.DemandDay;
import ai.modular.etl.demandhistory.SeriesHours.HourlyDay;
import ai.modular.grocery.demo.DemoChain;
import ai.modular.grocery.demo.Product;
import ai.modular.grocery.demo.Store;
import ai.modular.grocery.demo.StoreDay;
import ai.modular.grocery.demo.StoreDay.ItemDemand;
import ai.modular.grocery.demo.StoreDay.Movement;
import ai.modular.grocery.demo.StoreDay.TillLine;
import ai.modular.grocery.demo.StoreSimulation;
import ai.modular.grocery.demo.StoreState;
import ai.modular.grocery.demo.TradingCalendar;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Recovered demand beside the true demand of a simulated store: events to shelves, shelves to hours, hours to demand. */
class RecoveredDemandTest {

    private static final DemoChain CHAIN = DemoChain.of(DemoChain.DEFAULT_SEED, LocalDate.of(2026, 11, 22), 84, 1);
    private static final Store STORE = CHAIN.stores().get(0);
    private static final OpeningHours HOURS = new OpeningHours(STORE.opensHour(), STORE.closesHour());

    private final Map<String, List<ShelfEvent>> events = new HashMap<>();
    private final Map<String, Map<LocalDate, Double>> truth = new HashMap<>();
    private final List<LocalDate> days = new ArrayList<>();
    private final Accuracy plain = new Accuracy();
    private final Accuracy quotient = new Accuracy();
    private final Accuracy recovered = new Accuracy();
    private long inside;
    private long censored;

    @Test
    void recoveredDemandIsNearerToTheTruthThanSales() {
        StoreSimulation simulation = new StoreSimulation(CHAIN, STORE);
        StoreState start = simulation.start();
        simulation.history(start).forEachRemaining(this::note);
        Map<String, List<HourlyDay>> hours = new HashMap<>();
        Map<String, HourlyProfile> departments = new HashMap<>();
        for (Product product : CHAIN.listing(STORE)) {
            List<HourlyDay> of = hours(product, start);
            hours.put(product.itemId(), of);
            HourlyProfile profile = departments.computeIfAbsent(product.department(), none -> new HourlyProfile());
            of.forEach(day -> profile.add(day.units(), day.outOfStock(), 1));
        }
        for (Product product : CHAIN.listing(STORE)) {
            SeriesHours series = new SeriesHours();
            hours.get(product.itemId()).forEach(series::addHours);
            series.finish(
                    GroupLevel.of(departments.get(product.department())), HOURS, day -> compare(product.itemId(), day));
        }
        String figures = "%d censored days: plain %s, y / a %s, recovered %s, inside the interval %.3f"
                .formatted(censored, plain, quotient, recovered, (double) inside / censored);
        assertThat(recovered.error()).as(figures).isLessThan(.7 * plain.error()).isLessThan(.8 * quotient.error());
        assertThat(recovered.bias()).isCloseTo(0, within(.1));
        assertThat(plain.bias()).isLessThan(-.25);
        assertThat((double) inside / censored).isBetween(.6, .95);
    }

    private void compare(String itemId, DemandDay day) {
        Double wanted = truth.get(itemId).get(LocalDate.ofEpochDay(day.source().day()));
        double sold = day.source().sold();
        if (wanted == null || day.availability() >= 1) {
            return;
        }
        censored++;
        plain.add(sold, wanted);
        quotient.add(day.availability() > .05 ? sold / day.availability() : sold, wanted);
        recovered.add(day.demand().mean(), wanted);
        inside += day.demand().low() <= wanted && wanted <= day.demand().high() ? 1 : 0;
    }

    private List<HourlyDay> hours(Product product, StoreState start) {
        List<Lot> opening = start.lots().stream()
                .filter(lot -> lot.itemId().equals(product.itemId()))
                .map(lot -> new Lot(lot.lotId(), BigDecimal.valueOf(lot.thousandths(), 3), lot.expiresOn()))
                .toList();
        List<ShelfHistory.Close> closes =
                ShelfHistory.run(opening, true, events.getOrDefault(product.itemId(), List.of()), days, HOURS);
        return closes.stream()
                .filter(close -> CHAIN.isOnSale(product, close.day()) && !TradingCalendar.isClosed(STORE, close.day()))
                .map(close -> hourly(product, close))
                .toList();
    }

    private static HourlyDay hourly(Product product, ShelfHistory.Close close) {
        return new HourlyDay(
                (int) close.day().toEpochDay(),
                close.shelf().units(),
                close.shelf().outOfStock(),
                null,
                CHAIN.promotions().discount(product, close.day()),
                TradingCalendar.event(STORE, close.day()) == null ? 0 : 1,
                true);
    }

    private void note(StoreDay day) {
        days.add(day.date());
        for (ItemDemand demand : day.demand()) {
            truth.computeIfAbsent(demand.itemId(), none -> new HashMap<>()).put(day.date(), demand.wanted() / 1000.0);
        }
        Stream.concat(
                        day.tillLines().stream().map(line -> Map.entry(line.itemId(), event(day, line))),
                        day.movements().stream().map(move -> Map.entry(move.itemId(), event(day, move))))
                .forEach(event -> events.computeIfAbsent(event.getKey(), none -> new ArrayList<>())
                        .add(event.getValue()));
    }

    private static ShelfEvent event(StoreDay day, TillLine line) {
        return new ShelfEvent(
                day.date(),
                line.at(),
                line.eventId(),
                line.returned() ? ShelfEvent.Kind.RETURN : ShelfEvent.Kind.SALE,
                line.localHour(),
                BigDecimal.valueOf(line.thousandths(), 3),
                "",
                null);
    }

    private static ShelfEvent event(StoreDay day, Movement move) {
        return new ShelfEvent(
                day.date(),
                move.at(),
                move.eventId(),
                ShelfEvent.Kind.of(move.kind().name()),
                move.localHour(),
                BigDecimal.valueOf(move.thousandths(), 3),
                move.lotId() == null ? "" : move.lotId(),
                move.expiresOn());
    }

    /** Sum of absolute errors and sum of errors, both as shares of the true demand. */
    private static final class Accuracy {

        private double absolute;
        private double signed;
        private double total;

        void add(double found, double wanted) {
            absolute += Math.abs(found - wanted);
            signed += found - wanted;
            total += wanted;
        }

        double error() {
            return absolute / total;
        }

        double bias() {
            return signed / total;
        }

        @Override
        public String toString() {
            return "%.3f (bias %+.3f)".formatted(error(), bias());
        }
    }
}
