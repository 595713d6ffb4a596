package ai.modular.models.policy;

import ai.modular.models.replenishment.ItemTerms;
import ai.modular.models.simulation.ItemStock;
import ai.modular.models.simulation.OrderPolicy;
import java.util.List;

/**
 * The reordering rule of an ERP system ((s, S); Silver, Pyke, Thomas, Inventory and Production Management in Supply Chains, 2017, chapter 6): when what
 * is on hand and on order falls to the minimum or below it, order up to the maximum. Both are periods of cover at the recent mean, which is renewed
 * with each review.
 */
public final class MinMaxPolicy implements OrderPolicy {

    private final List<ItemTerms> terms;
    private final double minimum;
    private final double maximum;
    private final int recent;

    /**
     * @param minimum periods of cover beyond the lead time
     * @param maximum periods of cover beyond the lead time, not less than the minimum
     * @param recent periods of the mean
     */
    public MinMaxPolicy(List<ItemTerms> terms, double minimum, double maximum, int recent) {
        if (!(minimum >= 0 && maximum >= minimum)) {
            throw new IllegalArgumentException(
                    "the minimum is %s and the maximum %s periods of cover, but must be 0 ≤ minimum ≤ maximum"
                            .formatted(minimum, maximum));
        }
        this.terms = List.copyOf(terms);
        this.minimum = minimum;
        this.maximum = maximum;
        this.recent = recent;
    }

    @Override
    public double[] order(Situation now) {
        double[] result = new double[terms.size()];
        for (int series = 0; series < result.length; series++) {
            ItemTerms item = terms.get(series);
            ItemStock stock = now.stock().get(series);
            double position = stock.onHand() + stock.onOrder();
            double mean = RecentMean.of(now.known()[series], recent);
            boolean low = position <= mean * (item.leadTime() + minimum);
            result[series] = low ? Packs.of(mean * (item.leadTime() + maximum) - position, item) : 0;
        }
        return result;
    }
}
