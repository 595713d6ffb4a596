package ai.modular.etl.demochain;

import ai.modular.contracts.error.CommandLineError;
import ai.modular.contracts.error.UserError;
import ai.modular.etl.demochain.RecentDays.PlacedOrder;
import ai.modular.grocery.demo.DemoChain;
import ai.modular.grocery.demo.DemoEvents;
import ai.modular.grocery.demo.DemoState;
import ai.modular.grocery.demo.OpenOrder;
import ai.modular.grocery.demo.Store;
import ai.modular.grocery.demo.StoreDay;
import ai.modular.grocery.demo.StoreSimulation;
import ai.modular.grocery.demo.StoreState;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One more day of the demo chain: what was ordered arrives, customers buy. Done twice for a day, the second time does nothing; broken off and
 * done again, it sends the same events with the same ids.
 */
final class EmitDay {

    /** Whose orders arrive: what the night proposed, or what the stores' own rule says. */
    enum OrderSource {
        PROPOSALS,
        RULE;

        static OrderSource of(String text) {
            return switch (text) {
                case "proposals" -> PROPOSALS;
                case "rule" -> RULE;
                default -> throw new CommandLineError("orders is %s".formatted(text), "Give proposals or rule.");
            };
        }
    }

    private final Path home;
    private final DayOrders orders;
    private final TransactionOperations transaction;

    EmitDay(Path home, DayOrders orders, TransactionOperations transaction) {
        this.home = home;
        this.orders = orders;
        this.transaction = transaction;
    }

    /** The day of each store, or empty when the day is over already. */
    Optional<List<StoreDay>> simulate(LocalDate date, OrderSource source) {
        if (DemoState.load(home, date).isPresent()) {
            return Optional.empty();
        }
        DemoState yesterday = DemoState.load(home, date.minusDays(1))
                .orElseThrow(() -> new UserError(
                        "the demo chain is not simulated up to %s: there is no %s"
                                .formatted(date.minusDays(1), DemoState.file(home, date.minusDays(1))),
                        "Emit the days one after the other, beginning after the last day of `modularai demo`."));
        DemoChain chain = yesterday.chain();
        List<PlacedOrder> sent = placed(chain, yesterday, source);
        return Optional.of(chain.stores().parallelStream()
                .map(store -> new StoreSimulation(chain, store).day(state(yesterday, store), of(store, sent)))
                .toList());
    }

    /** Ends the day: from now on the next one can follow. */
    void close(LocalDate date, List<StoreDay> days) {
        DemoChain chain = DemoState.load(home, date.minusDays(1)).orElseThrow().chain();
        DemoState.of(chain, date, days.stream().map(StoreDay::after).toList()).save(home);
    }

    static java.util.stream.Stream<ai.modular.grocery.event.RetailEvent> events(List<StoreDay> days) {
        return days.stream().flatMap(DemoEvents::of);
    }

    private List<PlacedOrder> placed(DemoChain chain, DemoState yesterday, OrderSource source) {
        LocalDate date = yesterday.date().plusDays(1);
        return transaction.execute(status -> {
            List<PlacedOrder> before = orders.sent(date);
            if (!before.isEmpty()) {
                return before;
            }
            List<PlacedOrder> now = source == OrderSource.RULE
                    ? byRule(chain, yesterday)
                    : orders.proposed(
                            date, chain.stores().stream().map(Store::locationId).toList());
            orders.write(now);
            return orders.sent(date);
        });
    }

    private static List<PlacedOrder> byRule(DemoChain chain, DemoState yesterday) {
        var orders = new ArrayList<PlacedOrder>();
        for (Store store : chain.stores()) {
            new StoreSimulation(chain, store)
                    .orders(state(yesterday, store))
                    .forEach(order -> orders.add(new PlacedOrder(store.locationId(), order)));
        }
        return orders;
    }

    private static StoreState state(DemoState chain, Store store) {
        return chain.stores().stream()
                .filter(state -> state.locationId().equals(store.locationId()))
                .findFirst()
                .orElseThrow();
    }

    private static List<OpenOrder> of(Store store, List<PlacedOrder> orders) {
        return orders.stream()
                .filter(placed -> placed.locationId().equals(store.locationId()))
                .map(PlacedOrder::order)
                .toList();
    }
}
