package ai.modular.grocery.demo;

import ai.modular.grocery.demo.StoreDay.Movement;
import ai.modular.grocery.demo.StoreDay.MovementKind;
import ai.modular.grocery.demo.StoreDay.TillLine;
import ai.modular.grocery.demo.StoreDay.View;
import ai.modular.grocery.event.RetailEvent;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** A simulated day as the events that the shop's systems would send. */
public final class DemoEvents {

    private DemoEvents() {}

    /** Deliveries first, then the tills, then write-offs and counts, then views. */
    public static Stream<RetailEvent> of(StoreDay day) {
        String location = day.store().locationId();
        return Stream.of(
                        day.movements().stream()
                                .filter(DemoEvents::isDelivery)
                                .map(movement -> event(location, movement)),
                        day.tillLines().stream().map(line -> event(location, line)),
                        day.movements().stream()
                                .filter(movement -> !isDelivery(movement))
                                .map(movement -> event(location, movement)),
                        day.views().stream().map(view -> event(location, view)))
                .flatMap(events -> events);
    }

    /** Thousandths as a quantity; whole units without decimals. */
    public static BigDecimal quantity(long thousandths) {
        return thousandths % 1000 == 0 ? BigDecimal.valueOf(thousandths / 1000) : BigDecimal.valueOf(thousandths, 3);
    }

    /** Cents as an amount with two decimals. */
    public static BigDecimal amount(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }

    private static boolean isDelivery(Movement movement) {
        return movement.kind() == MovementKind.DELIVERY;
    }

    private static RetailEvent event(String location, TillLine line) {
        BigDecimal quantity = quantity(line.thousandths());
        BigDecimal amount = amount(line.amountCents());
        return line.returned()
                ? new RetailEvent.Return(
                        line.eventId(),
                        line.at(),
                        location,
                        line.itemId(),
                        line.transactionId(),
                        line.customerId(),
                        quantity,
                        amount)
                : new RetailEvent.Sale(
                        line.eventId(),
                        line.at(),
                        location,
                        line.itemId(),
                        line.transactionId(),
                        line.customerId(),
                        quantity,
                        amount);
    }

    private static RetailEvent event(String location, Movement movement) {
        BigDecimal quantity = quantity(movement.thousandths());
        return switch (movement.kind()) {
            case DELIVERY ->
                new RetailEvent.Delivery(
                        movement.eventId(),
                        movement.at(),
                        location,
                        movement.itemId(),
                        quantity,
                        movement.lotId(),
                        movement.expiresOn(),
                        movement.orderId());
            case WRITE_OFF ->
                new RetailEvent.WriteOff(
                        movement.eventId(),
                        movement.at(),
                        location,
                        movement.itemId(),
                        quantity,
                        movement.lotId(),
                        movement.reason());
            case COUNT ->
                new RetailEvent.StockCount(
                        movement.eventId(),
                        movement.at(),
                        location,
                        movement.itemId(),
                        quantity,
                        movement.lotId(),
                        movement.expiresOn());
        };
    }

    private static RetailEvent event(String location, View view) {
        return new RetailEvent.View(view.eventId(), view.at(), location, view.itemId(), view.customerId());
    }

    /** The number with leading zeros; {@link String#format} would take most of the simulation's time. */
    static String padded(int number, int digits) {
        String plain = Integer.toString(number);
        return "0".repeat(Math.max(0, digits - plain.length())) + plain;
    }
}
