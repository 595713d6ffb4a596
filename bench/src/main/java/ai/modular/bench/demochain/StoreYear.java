package ai.modular.bench.demochain;

import ai.modular.grocery.demo.DemoChain;
import ai.modular.grocery.demo.OpenOrder;
import ai.modular.grocery.demo.Store;
import ai.modular.grocery.demo.StoreDay;
import ai.modular.grocery.demo.StoreSimulation;
import ai.modular.grocery.demo.StoreState;
import java.time.LocalDate;
import java.util.List;

/** A store that is ordered for by one rule, day after day. Every rule meets the same customers, lorries and prices. */
final class StoreYear {

    private final DemoChain chain;
    private final Store store;
    private final StoreSimulation simulation;
    private final OrderRule rule;
    private final StoreCost cost = new StoreCost();
    private StoreState state;

    /** @param start the store at the close of the day before the first one that is played */
    StoreYear(DemoChain chain, Store store, StoreState start, OrderRule rule) {
        this.chain = chain;
        this.store = store;
        this.simulation = new StoreSimulation(chain, store);
        this.state = start;
        this.rule = rule;
    }

    /** Plays up to the end of a day. */
    StoreYear until(LocalDate last) {
        while (state.date().isBefore(last)) {
            List<OpenOrder> sent = rule.orders(state);
            StoreDay day = simulation.day(state, sent);
            cost.add(chain, store, day, sent.size());
            rule.close(day);
            state = day.after();
        }
        return this;
    }

    StoreCost cost() {
        return cost;
    }
}
