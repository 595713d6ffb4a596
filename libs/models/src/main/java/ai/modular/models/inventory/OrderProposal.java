package ai.modular.models.inventory;

import java.math.BigDecimal;
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
 */
public record OrderProposal(
        BigDecimal quantity,
        Receipt receipt,
        Set<OrderException> exceptions,
        OptionalDouble daysOfCover,
        double risk,
        double expectedLost) {

    /** The names of the exceptions, as tables hold them. */
    public List<String> exceptionCodes() {
        return exceptions.stream().map(OrderException::name).toList();
    }
}
