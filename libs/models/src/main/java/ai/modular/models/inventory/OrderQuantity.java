package ai.modular.models.inventory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How much to order: enough for the demand until the next order becomes sellable, with the probability that the critical ratio asks for
 * (newsvendor; Silver, Pyke, Thomas, Inventory and Production Management in Supply Chains, 2017, chapters 7 and 9), on the stock as it is
 * projected: what is lost before the delivery is not ordered afterwards, what expires is no stock. Units that would cost more as waste than they
 * save as lost sales are left out (marginal analysis, the same, chapter 9.2).
 */
public final class OrderQuantity {

    private OrderQuantity() {}

    public static OrderProposal propose(OrderInput input) {
        StockPosition position =
                input.stock().orElseGet(() -> StockPosition.none(input.period().orderedOn()));
        ProjectedStock stock = ProjectedStock.of(
                position, input.period().orderedOn(), input.terms().shelfLifeDays());
        int days = input.daysCovered();
        Need need = Need.of(stock, input.paths(), input.period().daysBeforeDelivery(), days, input.usefulDays());
        BigDecimal target = ReceiptWriter.rounded(need.quantile(input.terms().criticalRatio()));
        ReceiptWriter written = target(input, position, stock, need, target);
        BigDecimal safety = written.value(TermCode.SAFETY_STOCK);
        OrderSteps steps = OrderSteps.of(input, need, target, target.subtract(safety));
        Receipt receipt = receipt(written, input, need, steps);
        boolean open = !OrderSteps.isAsleep(input) && days > input.period().daysBeforeDelivery();
        Set<OrderException> exceptions = OrderExceptions.of(input, position, need, days);
        exceptions.addAll(steps.conflicts());
        return new OrderProposal(
                receipt.sum(),
                receipt,
                exceptions,
                DaysOfCover.of(stock.onHand().subtract(position.soldSince()).doubleValue(), input.mean()),
                need.risk(),
                need.lost(),
                open ? WhatIf.more(receipt.sum(), input, need) : List.of());
    }

    /** Nothing is proposed where nothing is forecast: an empty receipt, and the reason as an exception. */
    public static OrderProposal withoutForecast() {
        return nothing(Set.of(OrderException.NO_FORECAST));
    }

    /** Nothing is proposed: an empty receipt, and the reasons as exceptions. */
    public static OrderProposal nothing(Set<OrderException> reasons) {
        return new OrderProposal(
                BigDecimal.ZERO.setScale(Term.SCALE),
                new Receipt(Receipt.VERSION, List.of()),
                EnumSet.copyOf(reasons),
                OptionalDouble.empty(),
                0,
                0,
                List.of());
    }

    private static ReceiptWriter target(
            OrderInput input, StockPosition position, ProjectedStock stock, Need need, BigDecimal target) {
        int days = input.daysCovered();
        LocalDate lastDay = input.period().orderedOn().plusDays(days);
        BigDecimal onOrder = onOrderUntil(position, lastDay);
        BigDecimal expected = ReceiptWriter.rounded(DemandPaths.sum(input.mean(), days));
        BigDecimal lost = ReceiptWriter.rounded(need.lost());
        BigDecimal expired = ReceiptWriter.rounded(need.expired());
        // What the critical ratio adds is told beside the demand it protects; it is what the other terms leave to the
        // target.
        BigDecimal safety = target.subtract(expected)
                .add(lost)
                .add(stock.onHand())
                .subtract(position.soldSince())
                .subtract(expired)
                .add(onOrder);
        return new ReceiptWriter()
                .term(TermCode.EXPECTED_DEMAND, expected, ReceiptFacts.demand(input, days, lastDay))
                .termIfAny(
                        TermCode.LOST_BEFORE_DELIVERY,
                        lost.negate(),
                        Map.of("until", input.period().delivery().toString()))
                .term(
                        TermCode.SAFETY_STOCK,
                        safety,
                        ReceiptFacts.ratio(input.terms().criticalRatio()))
                .term(TermCode.ON_HAND, stock.onHand().negate(), ReceiptFacts.stock(position))
                .termIfAny(
                        TermCode.SOLD_SINCE,
                        position.soldSince(),
                        Map.of("as_of", position.asOf().toString()))
                .termIfAny(TermCode.EXPIRES_UNSOLD, expired, Map.of())
                .termIfAny(TermCode.ON_ORDER, onOrder.negate(), ReceiptFacts.arrival(position));
    }

    private static Receipt receipt(ReceiptWriter written, OrderInput input, Need need, OrderSteps steps) {
        SupplyTerms terms = input.terms();
        OrderLimits limits = input.limits();
        return written.upToIfAny(
                        TermCode.PRESENTATION,
                        steps.presented(),
                        Map.of("presentation", ReceiptFacts.plain(limits.presentation())))
                .upToIfAny(TermCode.NOT_NEEDED, steps.asked(), Map.of())
                .upToIfAny(TermCode.WASTE, steps.priced(), ReceiptFacts.waste(input.costs()))
                .upToIfAny(TermCode.PACK_ROUNDING, steps.packed(), ReceiptFacts.pack(terms.packSize(), steps.packed()))
                .upToIfAny(TermCode.MINIMUM, steps.raised(), Map.of("minimum", ReceiptFacts.plain(terms.minimum())))
                .upToIfAny(TermCode.SHELF_CAPACITY, steps.fitting(), ReceiptFacts.shelf(limits, need))
                .upToIfAny(TermCode.MAXIMUM, steps.bounded(), ReceiptFacts.largest(limits, need))
                .upToIfAny(
                        TermCode.SNOOZED,
                        steps.ordered(),
                        Map.of(
                                "until",
                                limits.snoozedUntil().map(LocalDate::toString).orElse("")))
                .receipt(WhatIf.around(steps.ordered(), terms.packSize(), need, input.costs()));
    }

    private static BigDecimal onOrderUntil(StockPosition position, LocalDate lastDay) {
        return position.onOrder().stream()
                .filter(order -> !order.arrivesOn().isAfter(lastDay))
                .map(OpenOrder::quantity)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .setScale(Term.SCALE, RoundingMode.HALF_EVEN);
    }
}
