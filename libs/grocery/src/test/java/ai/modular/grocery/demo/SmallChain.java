package ai.modular.grocery.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Six weeks of one store, simulated once for all tests of this package; the clocks change in it. */
final class SmallChain {

    static final LocalDate END = LocalDate.of(2026, 11, 22);
    static final DemoChain CHAIN = DemoChain.of(7, END, 42, 2);
    static final Store STORE = CHAIN.stores().get(1);
    static final StoreState START = new StoreSimulation(CHAIN, STORE).start();
    static final List<StoreDay> DAYS = days(CHAIN, STORE);

    private SmallChain() {}

    static List<StoreDay> days(DemoChain chain, Store store) {
        var days = new ArrayList<StoreDay>();
        new StoreSimulation(chain, store).history().forEachRemaining(days::add);
        return days;
    }
}
