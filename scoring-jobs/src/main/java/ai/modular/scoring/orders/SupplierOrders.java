package ai.modular.scoring.orders;

import ai.modular.models.inventory.OrderProposal;
import ai.modular.models.inventory.SupplierMinimum;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;

/** Brings the order of a store to a supplier for a day to the supplier's minimum, or postpones it. Called with all lines of one such order. */
public final class SupplierOrders implements FlatMapGroupsFunction<String, ProposalRow, ProposalRow> {

    private static final long serialVersionUID = 1L;

    @Override
    public Iterator<ProposalRow> call(String order, Iterator<ProposalRow> given) {
        List<ProposalRow> rows = new ArrayList<>();
        given.forEachRemaining(rows::add);
        return apply(rows).iterator();
    }

    /** The lines of one order, in the order of their items. */
    public List<ProposalRow> apply(List<ProposalRow> rows) {
        List<ProposalRow> sorted = new ArrayList<>(rows);
        sorted.sort(Comparator.comparing(ProposalRow::getItemId));
        SupplierMinimum minimum = sorted.get(0).minimum();
        if (minimum.isNone()
                || sorted.stream().allMatch(row -> row.getQuantity().signum() == 0)
                || reaches(sorted, minimum)) {
            return sorted;
        }
        Map<String, OrderProposal> changed =
                minimum.apply(sorted.stream().map(ProposalRow::line).toList());
        sorted.forEach(row -> row.changed(changed.get(row.getItemId())));
        return sorted;
    }

    /** Cheaper than to read all receipts: most orders are large enough. */
    private static boolean reaches(List<ProposalRow> rows, SupplierMinimum minimum) {
        BigDecimal value = rows.stream()
                .map(row -> row.getQuantity().multiply(row.getUnitCost()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        double packs = rows.stream()
                .mapToDouble(row ->
                        row.getQuantity().doubleValue() / row.getPackSize().doubleValue())
                .sum();
        return value.compareTo(minimum.value()) >= 0 && packs >= minimum.packs();
    }
}
