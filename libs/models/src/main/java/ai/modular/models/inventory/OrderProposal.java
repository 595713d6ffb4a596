package ai.modular.models.inventory;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What to order.
 *
 * @param quantity base units, scale 3, a multiple of the pack; the sum of the receipt
 * @param exceptions in the order of {@link OrderException}
 * @param daysOfCover days that the stock on hand lasts; empty when it outlasts the forecast
 * @param risk probability that the shelf is empty at some time before this order's first day of sale: no quantity ordered now changes it
 * @param expectedLost units that are expected to be lost before that day
 * @param more what would be expected of larger orders, from the proposed one on, pack by pack up to what the line's own limits allow; empty for
 *     what must not be ordered
 */
public record OrderProposal(
        BigDecimal quantity,
        Receipt receipt,
        Set<OrderException> exceptions,
        OptionalDouble daysOfCover,
        double risk,
        double expectedLost,
        List<Outcome> more) {

    public OrderProposal {
        more = List.copyOf(more);
    }

    /** The same line with another receipt, and one exception more where there is one. */
    OrderProposal changed(Receipt other, OrderException exception) {
        EnumSet<OrderException> all = EnumSet.noneOf(OrderException.class);
        all.addAll(exceptions);
        if (exception != null) {
            all.add(exception);
        }
        return new OrderProposal(other.sum(), other, all, daysOfCover, risk, expectedLost, more);
    }

    /** The names of the exceptions, as tables hold them. */
    public List<String> exceptionCodes() {
        return exceptions.stream().map(OrderException::name).toList();
    }
}
