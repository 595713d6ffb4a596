package ai.modular.models.inventory;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an order to a supplier must reach as a whole. Too small an order is filled up pack by pack, each time by the pack that costs least per unit
 * of what is missing (the marginal analysis of a knapsack with convex costs), or it waits for the next delivery when that is expected to cost less:
 * then its lines lose what they would have sold until then.
 *
 * @param value money of the smallest order, 0 for none
 * @param packs packs of the smallest order, 0 for none
 */
public record SupplierMinimum(BigDecimal value, int packs) {

    /**
     * One line of the order.
     *
     * @param proposal as the line alone would have it
     * @param unitCost money per unit
     * @param packSize units
     */
    public record Line(String itemId, OrderProposal proposal, BigDecimal unitCost, BigDecimal packSize) {}

    private static final int POSTPONED = -1;

    /** Whether any order is large enough. */
    public boolean isNone() {
        return value.signum() == 0 && packs == 0;
    }

    /** The lines' proposals by item, changed where the order as a whole is too small; the order of the lines means nothing. */
    public Map<String, OrderProposal> apply(List<Line> given) {
        List<Line> lines = new ArrayList<>(given);
        lines.sort(Comparator.comparing(Line::itemId));
        Map<String, OrderProposal> result = new HashMap<>();
        lines.forEach(line -> result.put(line.itemId(), line.proposal()));
        Progress progress = Progress.of(lines);
        if (progress.value.signum() == 0 || progress.reaches(this)) {
            return result;
        }
        BigDecimal before = progress.value;
        Map<Line, Integer> steps = new LinkedHashMap<>();
        double filling = fill(lines, steps, progress);
        boolean postponed = !progress.reaches(this) || filling > waiting(lines);
        for (Line line : lines) {
            int step = postponed ? POSTPONED : steps.getOrDefault(line, 0);
            result.put(line.itemId(), changed(line, step, before));
        }
        return result;
    }

    /** Adds packs until the minimum is reached or nothing can be added; returns what that costs. */
    private double fill(List<Line> lines, Map<Line, Integer> steps, Progress progress) {
        double cost = 0;
        while (!progress.reaches(this)) {
            Line best = null;
            double least = Double.POSITIVE_INFINITY;
            for (Line line : lines) {
                int step = steps.getOrDefault(line, 0);
                if (step < most(line)) {
                    double price = extraCost(line, step) / progress.gain(line, step, this);
                    if (price < least) {
                        least = price;
                        best = line;
                    }
                }
            }
            if (best == null) {
                return cost;
            }
            int step = steps.getOrDefault(best, 0);
            cost += extraCost(best, step);
            progress.add(best, step);
            steps.put(best, step + 1);
        }
        return cost;
    }

    private static int most(Line line) {
        return Math.min(WhatIf.MOST_MORE, line.proposal().more().size() - 1);
    }

    private static double extraCost(Line line, int step) {
        return cost(line, line.proposal().more().get(step + 1))
                - cost(line, line.proposal().more().get(step));
    }

    /** Where no price is known, a lost or wasted unit counts as its purchase price and one left over as a tenth of it. */
    private static double cost(Line line, Outcome outcome) {
        return outcome.cost()
                .map(BigDecimal::doubleValue)
                .orElseGet(() -> line.unitCost().doubleValue()
                        * (outcome.lost().doubleValue()
                                + outcome.wasted().doubleValue()
                                + outcome.leftOver().doubleValue() / 10));
    }

    /** What it costs to order nothing now. */
    private static double waiting(List<Line> lines) {
        double cost = 0;
        for (Line line : lines) {
            List<Outcome> known = line.proposal().receipt().whatIf();
            if (line.proposal().quantity().signum() > 0 && !known.isEmpty()) {
                cost += cost(line, known.get(0))
                        - cost(
                                line,
                                line.proposal().more().isEmpty()
                                        ? known.get(0)
                                        : line.proposal().more().get(0));
            }
        }
        return cost;
    }

    /** @param step which outcome of {@link OrderProposal#more} is ordered; {@code POSTPONED} for nothing */
    private OrderProposal changed(Line line, int step, BigDecimal before) {
        OrderProposal old = line.proposal();
        if (step == 0 || step == POSTPONED && old.quantity().signum() == 0) {
            return old;
        }
        Map<String, String> facts = facts(before);
        if (step == POSTPONED) {
            facts.put("postponed", "true");
            Term term = Term.of(TermCode.SUPPLIER_MINIMUM, old.quantity().negate(), facts);
            return old.changed(old.receipt().with(term, old.receipt().whatIf()), OrderException.ORDER_POSTPONED);
        }
        BigDecimal quantity = old.more().get(step).quantity();
        List<Outcome> known = new ArrayList<>(old.receipt().whatIf());
        known.removeIf(outcome -> outcome.quantity().compareTo(old.quantity()) >= 0);
        known.addAll(old.more());
        Term term = Term.of(TermCode.SUPPLIER_MINIMUM, quantity.subtract(old.quantity()), facts);
        return old.changed(old.receipt().with(term, WhatIf.around(quantity, known)), null);
    }

    private Map<String, String> facts(BigDecimal before) {
        Map<String, String> facts = new LinkedHashMap<>();
        if (value.signum() > 0) {
            facts.put("minimum_value", ReceiptFacts.plain(value));
        }
        if (packs > 0) {
            facts.put("minimum_packs", String.valueOf(packs));
        }
        facts.put("order_value", ReceiptFacts.plain(before.setScale(2, RoundingMode.HALF_EVEN)));
        return facts;
    }

    /** What the order is worth so far. */
    private static final class Progress {

        private BigDecimal value = BigDecimal.ZERO;
        private double packs;

        static Progress of(List<Line> lines) {
            Progress result = new Progress();
            for (Line line : lines) {
                BigDecimal quantity = line.proposal().quantity();
                result.value = result.value.add(quantity.multiply(line.unitCost()));
                result.packs += quantity.doubleValue() / line.packSize().doubleValue();
            }
            return result;
        }

        boolean reaches(SupplierMinimum minimum) {
            return value.compareTo(minimum.value()) >= 0 && packs >= minimum.packs() - 1e-9;
        }

        /** How much nearer to the minimum a pack brings the order: in money while money is missing, in packs then. */
        double gain(Line line, int step, SupplierMinimum minimum) {
            double units = units(line, step).doubleValue();
            double gain = value.compareTo(minimum.value()) < 0
                    ? units * line.unitCost().doubleValue()
                    : units / line.packSize().doubleValue();
            return Math.max(gain, 1e-9);
        }

        void add(Line line, int step) {
            BigDecimal units = units(line, step);
            value = value.add(units.multiply(line.unitCost()));
            packs += units.doubleValue() / line.packSize().doubleValue();
        }

        private static BigDecimal units(Line line, int step) {
            List<Outcome> more = line.proposal().more();
            return more.get(step + 1).quantity().subtract(more.get(step).quantity());
        }
    }
}
