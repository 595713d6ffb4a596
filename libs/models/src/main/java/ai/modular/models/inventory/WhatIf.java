package ai.modular.models.inventory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What is expected of other quantities than the proposed one. */
public final class WhatIf {

    /** Packs to either side of the quantity that a receipt tells of. */
    private static final int NEIGHBOURS = 2;

    /** Packs that an order may be filled up by to reach the minimum of its supplier. */
    static final int MOST_MORE = 12;

    private static final int CENTS = 2;

    private WhatIf() {}

    static Outcome of(BigDecimal quantity, Need need, UnitCosts costs) {
        double units = quantity.doubleValue();
        Optional<BigDecimal> cost = costs.inMoney()
                ? Optional.of(BigDecimal.valueOf(need.cost(units, costs) + costs.lostSale() * need.lost())
                        .setScale(CENTS, RoundingMode.HALF_EVEN))
                : Optional.empty();
        return new Outcome(
                quantity.setScale(Term.SCALE, RoundingMode.HALF_EVEN),
                ReceiptWriter.rounded(need.lost() + need.lostWith(units)),
                ReceiptWriter.rounded(need.leftWith(units)),
                ReceiptWriter.rounded(need.wastedWith(units)),
                cost);
    }

    /** Nothing, the quantity, and some packs more or less. */
    static List<Outcome> around(BigDecimal quantity, BigDecimal pack, Need need, UnitCosts costs) {
        TreeSet<BigDecimal> quantities = new TreeSet<>(List.of(BigDecimal.ZERO));
        for (int packs = -NEIGHBOURS; packs <= NEIGHBOURS; packs++) {
            BigDecimal other = quantity.add(pack.multiply(BigDecimal.valueOf(packs)));
            if (other.signum() > 0) {
                quantities.add(other);
            }
        }
        return quantities.stream().map(other -> of(other, need, costs)).toList();
    }

    /** From the quantity on, pack by pack; the first step from nothing is the smallest order. */
    static List<Outcome> more(BigDecimal quantity, OrderInput input, Need need) {
        BigDecimal pack = input.terms().packSize();
        BigDecimal most = most(input, need);
        List<Outcome> result = new ArrayList<>(List.of(of(quantity, need, input.costs())));
        BigDecimal next = quantity.signum() == 0 ? OrderSteps.smallest(input) : quantity.add(pack);
        while (result.size() <= MOST_MORE + NEIGHBOURS && (most == null || next.compareTo(most) <= 0)) {
            result.add(of(next, need, input.costs()));
            next = next.add(pack);
        }
        return result;
    }

    /** What the line's own limits allow; null for no limit. */
    private static BigDecimal most(OrderInput input, Need need) {
        return Stream.of(OrderSteps.leftOfLargest(input, need), OrderSteps.place(input, need))
                .flatMap(Optional::stream)
                .min(BigDecimal::compareTo)
                .orElse(null);
    }

    /** The same for a quantity that was filled up: the outcomes that were already told, and those around the new quantity. */
    static List<Outcome> around(BigDecimal quantity, List<Outcome> known) {
        int at = 0;
        while (at < known.size() && known.get(at).quantity().compareTo(quantity) < 0) {
            at++;
        }
        List<Outcome> result = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            if (known.get(i).quantity().signum() == 0 || Math.abs(i - at) <= NEIGHBOURS) {
                result.add(known.get(i));
            }
        }
        return result;
    }
}
