package ai.modular.models.inventory;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is expected of a quantity, whether it is the proposed one or another.
 *
 * @param quantity base units
 * @param lost units of demand that are expected to be lost until the next delivery becomes sellable, what no order can save included
 * @param leftOver units that are expected to be there then
 * @param wasted units of this order that are expected to expire, or to outlast the item's last day of sale
 * @param cost of all three in the currency of the store; empty when no price is known
 */
public record Outcome(
        BigDecimal quantity, BigDecimal lost, BigDecimal leftOver, BigDecimal wasted, Optional<BigDecimal> cost) {}
