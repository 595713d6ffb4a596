package ai.modular.grocery.demo;

import static ai.modular.grocery.demo.SmallChain.CHAIN;
import static ai.modular.grocery.demo.SmallChain.DAYS;
import static ai.modular.grocery.demo.SmallChain.END;
import static ai.modular.grocery.demo.SmallChain.START;
import static ai.modular.grocery.demo.SmallChain.STORE;
import static org.assertj.core.api.Assertions.assertThat;

import ai.modular.grocery.demo.StoreDay.ItemDemand;
import ai.modular.grocery.demo.StoreDay.LotDay;
import ai.modular.grocery.demo.StoreDay.Movement;
import ai.modular.grocery.demo.StoreDay.MovementKind;
import ai.modular.grocery.demo.StoreDay.TillLine;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoreSimulationTest {

    @Test
    void theSameSeedIsTheSameChainOnAnyThread() {
        List<StoreDay> again = Stream.of(1, 2)
                .parallel()
                .map(i -> SmallChain.days(CHAIN, STORE))
                .toList()
                .get(1);
        assertThat(again).isEqualTo(DAYS);
    }

    @Test
    void anotherSeedIsAnotherChain() {
        var other = new StoreSimulation(DemoChain.of(8, END, 42, 2), STORE);
        assertThat(other.start().lots()).isNotEqualTo(START.lots());
    }

    @Test
    void aStoreDoesNotDependOnHowManyOthersThereAre() {
        StoreDay first = new StoreSimulation(DemoChain.of(7, END, 42, 6), STORE)
                .history()
                .next();
        assertThat(first).isEqualTo(DAYS.get(0));
    }

    @Test
    void nothingIsLostOrMadeInALot() {
        assertThat(DAYS.stream().flatMap(day -> day.lots().stream())).allSatisfy(lot -> {
            assertThat(lot.opening() + lot.delivered() - lot.sold() - lot.writtenOff())
                    .isEqualTo(lot.closing());
            assertThat(lot.closing()).isNotNegative();
        });
    }

    @Test
    void aLotOpensAsItClosedTheDayBefore() {
        Map<String, Long> before = START.lots().stream().collect(Collectors.toMap(Lot::lotId, Lot::thousandths));
        for (StoreDay day : DAYS) {
            Map<String, Long> opening = day.lots().stream()
                    .filter(lot -> lot.opening() > 0)
                    .collect(Collectors.toMap(LotDay::lotId, LotDay::opening));
            assertThat(opening).isEqualTo(before);
            before = day.lots().stream()
                    .filter(lot -> lot.closing() > 0)
                    .collect(Collectors.toMap(LotDay::lotId, LotDay::closing));
        }
    }

    @Test
    void whatTheTillsSoldLeftTheLots() {
        for (StoreDay day : DAYS) {
            Map<String, Long> tills = day.tillLines().stream()
                    .filter(line -> !line.returned())
                    .collect(Collectors.groupingBy(TillLine::itemId, Collectors.summingLong(TillLine::thousandths)));
            Map<String, Long> lots = day.lots().stream()
                    .filter(lot -> lot.sold() > 0)
                    .collect(Collectors.groupingBy(LotDay::itemId, Collectors.summingLong(LotDay::sold)));
            assertThat(tills).isEqualTo(lots);
        }
    }

    @Test
    void salesAreTheDemandUnlessTheShelfWasEmpty() {
        List<ItemDemand> demand =
                DAYS.stream().flatMap(day -> day.demand().stream()).toList();
        assertThat(demand).allSatisfy(item -> assertThat(item.wanted()).isGreaterThanOrEqualTo(item.sold()));
        assertThat(demand.stream().filter(item -> item.emptyFromHour() == 24))
                .allSatisfy(item -> assertThat(item.wanted()).isEqualTo(item.sold()));
        assertThat(demand.stream().anyMatch(item -> item.wanted() > item.sold()))
                .isTrue();
    }

    @Test
    void nothingIsSoldAfterItsLastDay() {
        for (StoreDay day : DAYS) {
            assertThat(day.lots().stream().filter(lot -> lot.expiresOn() != null && lot.sold() > 0))
                    .allSatisfy(lot -> assertThat(lot.expiresOn()).isAfterOrEqualTo(day.date()));
            assertThat(day.after().lots().stream().filter(lot -> lot.expiresOn() != null))
                    .allSatisfy(lot -> assertThat(lot.expiresOn()).isAfter(day.date()));
        }
    }

    @Test
    void everyLotOfTheDayIsCountedAtTheClose() {
        for (StoreDay day : DAYS) {
            Map<String, Long> counted = day.movements().stream()
                    .filter(movement -> movement.kind() == MovementKind.COUNT && movement.lotId() != null)
                    .collect(Collectors.toMap(Movement::lotId, Movement::thousandths));
            Map<String, Long> closing = day.lots().stream().collect(Collectors.toMap(LotDay::lotId, LotDay::closing));
            assertThat(counted).isEqualTo(closing);
        }
    }

    @Test
    void anEventIdIsGivenOnce() {
        List<String> ids = DAYS.stream()
                .flatMap(DemoEvents::of)
                .map(ai.modular.grocery.event.RetailEvent::eventId)
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void everyEventFallsIntoTheStoresOwnDay() {
        for (StoreDay day : DAYS) {
            assertThat(DemoEvents.of(day))
                    .allSatisfy(event -> assertThat(
                                    event.occurredAt().atZone(Store.ZONE).toLocalDate())
                            .isEqualTo(day.date()));
        }
    }

    @Test
    void theHourOfATillLineIsItsLocalHourAlsoWhenClocksChange() {
        Stream<TillLine> lines = DAYS.stream().flatMap(day -> day.tillLines().stream());
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(line.at().atZone(Store.ZONE).getHour()).isEqualTo(line.localHour()))
                .allSatisfy(line -> assertThat(line.localHour()).isBetween(STORE.opensHour(), STORE.closesHour() - 1));
    }

    @Test
    void deliveriesComeOnTheSuppliersDays() {
        Map<String, Supplier> suppliers = CHAIN.catalogue().suppliersById();
        for (StoreDay day : DAYS) {
            assertThat(day.movements().stream().filter(movement -> movement.kind() == MovementKind.DELIVERY))
                    .allSatisfy(movement -> assertThat(suppliers
                                    .get(CHAIN.catalogue()
                                            .product(movement.itemId())
                                            .supplierId())
                                    .deliversOn(day.date()))
                            .isTrue());
        }
    }

    @Test
    void anEmptiedSupplyLineSellsOutAndNotMore() {
        var simulation = new StoreSimulation(CHAIN, STORE);
        StoreState bare = new StoreState(STORE.locationId(), END, List.of(), List.of(), START.levels());
        StoreDay day = simulation.day(bare, List.of());
        assertThat(day.tillLines().stream().filter(line -> !line.returned())).isEmpty();
        assertThat(day.demand())
                .allSatisfy(item -> assertThat(item.emptyFromHour()).isEqualTo(STORE.opensHour()));
    }

    @Test
    void ordersThatArriveAreSold() {
        var simulation = new StoreSimulation(CHAIN, STORE);
        Product milk = CHAIN.listing(STORE).stream()
                .collect(Collectors.toMap(Product::itemId, Function.identity()))
                .get("p0098");
        StoreState bare = new StoreState(STORE.locationId(), END, List.of(), List.of(), START.levels());
        var order = new OpenOrder("o1", milk.itemId(), milk.supplierId(), 600_000, END.plusDays(1), END.plusDays(1));
        StoreDay day = simulation.day(bare, List.of(order));
        ItemDemand demand = day.demand().stream()
                .filter(item -> item.itemId().equals(milk.itemId()))
                .findFirst()
                .orElseThrow();
        assertThat(demand.sold()).isEqualTo(demand.wanted());
        assertThat(day.after().lots())
                .singleElement()
                .satisfies(lot -> assertThat(lot.thousandths()).isEqualTo(600_000 - demand.sold()));
    }
}
