package ai.modular.models.inventory;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** The order of an item that nobody can forecast yet: up to the stock that its shelf should show, in whole packs. */
public final class FirstFill {

    private FirstFill() {}

    /** The mean and the paths of the input are not looked at; without a presentation stock nothing is proposed. */
    public static OrderProposal propose(
            StockPosition position, SupplyTerms terms, ProtectionPeriod period, OrderConditions conditions) {
        Set<OrderException> exceptions = EnumSet.of(OrderException.NO_FORECAST);
        exceptions.addAll(conditions.found());
        BigDecimal presentation = conditions.limits().presentation();
        if (presentation.signum() == 0 || !isOnSale(conditions.limits(), period)) {
            return OrderQuantity.nothing(exceptions);
        }
        BigDecimal onHand = position.booked().max(BigDecimal.ZERO);
        BigDecimal onOrder =
                position.onOrder().stream().map(OpenOrder::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal asked = presentation.subtract(onHand).subtract(onOrder).max(BigDecimal.ZERO);
        BigDecimal packed = PackRounding.up(asked, terms.packSize());
        Receipt receipt = new ReceiptWriter()
                .term(TermCode.PRESENTATION, presentation, Map.of("presentation", ReceiptFacts.plain(presentation)))
                .term(TermCode.ON_HAND, onHand.negate(), ReceiptFacts.stock(position))
                .termIfAny(TermCode.ON_ORDER, onOrder.negate(), ReceiptFacts.arrival(position))
                .upToIfAny(TermCode.NOT_NEEDED, asked, Map.of())
                .upToIfAny(TermCode.PACK_ROUNDING, packed, ReceiptFacts.pack(terms.packSize(), packed))
                .upToIfAny(
                        TermCode.MINIMUM,
                        PackRounding.toMinimum(packed, terms.packSize(), terms.minimum()),
                        Map.of("minimum", ReceiptFacts.plain(terms.minimum())))
                .receipt(List.of());
        return new OrderProposal(receipt.sum(), receipt, exceptions, OptionalDouble.empty(), 0, 0, List.of());
    }

    private static boolean isOnSale(OrderLimits limits, ProtectionPeriod period) {
        return limits.introducedOn()
                        .filter(first -> first.isAfter(period.lastDay()))
                        .isEmpty()
                && limits.lastDayOfSale()
                        .filter(last -> last.isBefore(period.delivery()))
                        .isEmpty()
                && limits.snoozedUntil()
                        .filter(until -> until.isAfter(period.firstDay()))
                        .isEmpty();
    }
}
