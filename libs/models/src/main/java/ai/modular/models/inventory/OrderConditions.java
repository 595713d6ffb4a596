package ai.modular.models.inventory;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Under what conditions it is ordered.
 *
 * @param costs of a unit; empty when only the critical ratio of the terms is known: waste then has no price
 * @param found what was wrong with the input, and was replaced by a stated rule
 * @param facts what else the receipt should tell beside the expected demand, in reading order
 */
public record OrderConditions(
        OrderLimits limits, Optional<UnitCosts> costs, Set<OrderException> found, Map<String, String> facts) {

    public OrderConditions {
        found = Set.copyOf(found);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** No bounds, no costs, nothing wrong. */
    public static OrderConditions none() {
        return new OrderConditions(OrderLimits.none(), Optional.empty(), Set.of(), Map.of());
    }

    /** With one more thing that was wrong. */
    public OrderConditions finding(OrderException exception) {
        Set<OrderException> more = new HashSet<>(found);
        more.add(exception);
        return new OrderConditions(limits, costs, more, facts);
    }

    public OrderConditions withLimits(OrderLimits value) {
        return new OrderConditions(value, costs, found, facts);
    }

    public OrderConditions withCosts(UnitCosts value) {
        return new OrderConditions(limits, Optional.of(value), found, facts);
    }
}
