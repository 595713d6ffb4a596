package ai.modular.models.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * From a target to an order, step by step; each step is a term of the receipt.
 *
 * @param presented the target, or more where the shelf should look stocked
 * @param asked nothing, where the target is less
 * @param priced what is worth its waste
 * @param packed in packs
 * @param raised to the smallest order
 * @param fitting what has a place
 * @param bounded by the largest order
 * @param ordered nothing, while it is put to rest
 * @param conflicts what did not fit together
 */
record OrderSteps(
        BigDecimal presented,
        BigDecimal asked,
        BigDecimal priced,
        BigDecimal packed,
        BigDecimal raised,
        BigDecimal fitting,
        BigDecimal bounded,
        BigDecimal ordered,
        Set<OrderException> conflicts) {

    /**
     * @param target what the critical ratio asks for; may be less than 0
     * @param withoutSafety what the expected demand asks for
     */
    static OrderSteps of(OrderInput input, Need need, BigDecimal target, BigDecimal withoutSafety) {
        Set<OrderException> conflicts = EnumSet.noneOf(OrderException.class);
        BigDecimal pack = input.terms().packSize();
        BigDecimal presentation = input.limits().presentation();
        BigDecimal presented = presentation.signum() == 0 ? target : target.max(withoutSafety.add(presentation));
        BigDecimal asked = presented.max(BigDecimal.ZERO);
        BigDecimal priced = ReceiptWriter.rounded(need.worthItsWaste(asked.doubleValue(), input.costs()))
                .min(asked);
        // Whoever asks for a stocked shelf wants it full: its packs are not weighed
        boolean forTheLooks = priced.compareTo(target) > 0;
        BigDecimal packed =
                forTheLooks ? PackRounding.up(priced, pack) : PackRounding.toPacks(priced, pack, need, input.costs());
        BigDecimal raised = PackRounding.toMinimum(packed, pack, input.terms().minimum());
        BigDecimal fitting = fitting(raised, input, need, conflicts);
        BigDecimal bounded = bounded(fitting, input, need, conflicts);
        BigDecimal ordered = isAsleep(input) ? BigDecimal.ZERO : bounded;
        return new OrderSteps(
                presented, asked, priced, packed, raised, fitting, bounded, ordered, Set.copyOf(conflicts));
    }

    /** Where not even the smallest order has a place, the cheaper one of it and nothing; nothing, where an earlier order took the place. */
    private static BigDecimal fitting(BigDecimal quantity, OrderInput input, Need need, Set<OrderException> conflicts) {
        if (input.limits().shelfCapacity().isEmpty() || quantity.signum() == 0) {
            return quantity;
        }
        BigDecimal pack = input.terms().packSize();
        BigDecimal place = place(input, need).orElseThrow().max(BigDecimal.ZERO);
        BigDecimal fits = quantity.min(PackRounding.down(place, pack));
        BigDecimal smallest = smallest(input);
        if (fits.compareTo(smallest) >= 0) {
            return fits;
        }
        if (need.sameDelivery() > 0) {
            return BigDecimal.ZERO;
        }
        conflicts.add(OrderException.SHELF_TOO_SMALL);
        boolean worthIt = need.cost(smallest.doubleValue(), input.costs()) <= need.cost(0, input.costs());
        return worthIt ? smallest : BigDecimal.ZERO;
    }

    private static BigDecimal bounded(BigDecimal quantity, OrderInput input, Need need, Set<OrderException> conflicts) {
        if (input.limits().maximum().isEmpty()) {
            return quantity;
        }
        BigDecimal pack = input.terms().packSize();
        BigDecimal maximum = input.limits().maximum().get();
        if (PackRounding.down(maximum, pack).compareTo(smallest(input)) < 0) {
            conflicts.add(OrderException.LIMITS_CONFLICT);
            return BigDecimal.ZERO;
        }
        BigDecimal left = leftOfLargest(input, need).orElseThrow();
        BigDecimal largest = PackRounding.down(left.max(BigDecimal.ZERO), pack);
        return largest.compareTo(smallest(input)) < 0 ? BigDecimal.ZERO : quantity.min(largest);
    }

    /** Units that have a place on the shelf beside what is there then; less than 0 when it is too full; empty for no bound. */
    static Optional<BigDecimal> place(OrderInput input, Need need) {
        return input.limits().shelfCapacity().map(capacity -> capacity.subtract(ReceiptWriter.rounded(need.onShelf())));
    }

    /** Units that earlier orders have left of the largest one; less than 0 when they went beyond it; empty for no bound. */
    static Optional<BigDecimal> leftOfLargest(OrderInput input, Need need) {
        return input.limits().maximum().map(maximum -> maximum.subtract(ReceiptWriter.rounded(need.sameDelivery())));
    }

    /** The smallest order that is not empty. */
    static BigDecimal smallest(OrderInput input) {
        BigDecimal pack = input.terms().packSize();
        return PackRounding.up(pack.max(input.terms().minimum()), pack);
    }

    static boolean isAsleep(OrderInput input) {
        LocalDate orderedOn = input.period().orderedOn();
        return input.limits()
                .snoozedUntil()
                .filter(until -> until.isAfter(orderedOn.plusDays(1)))
                .isPresent();
    }
}
