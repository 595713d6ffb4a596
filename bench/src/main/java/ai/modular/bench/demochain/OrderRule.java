package ai.modular.bench.demochain;

import ai.modular.grocery.demo.OpenOrder;
import ai.modular.grocery.demo.Product;
import ai.modular.grocery.demo.StoreDay;
import ai.modular.grocery.demo.StoreState;
import java.time.LocalDate;
import java.util.List;

/** Somebody who orders for a store every evening. */
interface OrderRule {

    /** What is sent on the morning after the day that the state closes. */
    List<OpenOrder> orders(StoreState state);

    /** A day is over. */
    default void close(StoreDay day) {}

    /** A line that is sent on the morning after the state. */
    static OpenOrder line(StoreState state, String supplierId, Product product, long thousandths, LocalDate arrival) {
        LocalDate sent = state.date().plusDays(1);
        String orderId = "%s-%s-%s".formatted(state.locationId(), supplierId, sent);
        return new OpenOrder(orderId, product.itemId(), supplierId, thousandths, sent, arrival);
    }
}
