package ai.modular.bench.demochain;

import ai.modular.grocery.demo.OpenOrder;
import ai.modular.grocery.demo.StoreDay;
import ai.modular.grocery.demo.StoreState;
import java.util.List;

/** Somebody who orders for a store every evening. */
interface OrderRule {

    /** What is sent on the morning after the day that the state closes. */
    List<OpenOrder> orders(StoreState state);

    /** A day is over. */
    default void close(StoreDay day) {}
}
