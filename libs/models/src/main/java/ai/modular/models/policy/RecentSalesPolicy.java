package ai.modular.models.policy;

import ai.modular.models.replenishment.ItemTerms;
import ai.modular.models.simulation.ItemStock;
import ai.modular.models.simulation.OrderPolicy;
import java.util.List;

/** Orders up to what sold of late in as many periods as the order must last, without any safety: what happens when nobody plans. */
public final class RecentSalesPolicy implements OrderPolicy {

    private final List<ItemTerms> terms;
    private final int recent;

    /** @param recent periods of the mean */
    public RecentSalesPolicy(List<ItemTerms> terms, int recent) {
        this.terms = List.copyOf(terms);
        this.recent = recent;
    }

    @Override
    public double[] order(Situation now) {
        double[] result = new double[terms.size()];
        for (int series = 0; series < result.length; series++) {
            ItemTerms item = terms.get(series);
            ItemStock stock = now.stock().get(series);
            double level = RecentMean.of(now.known()[series], recent) * item.covered();
            result[series] = Packs.of(level - stock.onHand() - stock.onOrder(), item);
        }
        return result;
    }
}
