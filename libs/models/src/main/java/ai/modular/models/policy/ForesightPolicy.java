package ai.modular.models.policy;

import ai.modular.models.replenishment.ItemTerms;
import ai.modular.models.simulation.ItemStock;
import ai.modular.models.simulation.OrderPolicy;
import java.util.List;

/** Knows the demand that will come and orders what will be missing, no more: what no planner can beat on packs of one. */
public final class ForesightPolicy implements OrderPolicy {

    private final List<ItemTerms> terms;
    private final double[][] demand;

    /** @param demand of the periods to be played, {@code [series][period]} */
    public ForesightPolicy(List<ItemTerms> terms, double[][] demand) {
        this.terms = List.copyOf(terms);
        this.demand = demand;
    }

    @Override
    public double[] order(Situation now) {
        double[] result = new double[terms.size()];
        for (int series = 0; series < result.length; series++) {
            ItemTerms item = terms.get(series);
            double left = leftWhenItArrives(now, series, item);
            double needed = 0;
            int arrives = now.period() + item.leadTime() - 1;
            for (int period = arrives; period < Math.min(demand[series].length, arrives + item.review()); period++) {
                needed += demand[series][period];
            }
            result[series] = Packs.of(needed - left, item);
        }
        return result;
    }

    private double leftWhenItArrives(Situation now, int series, ItemTerms item) {
        ItemStock stock = now.stock().get(series);
        double left = stock.onHand();
        for (int ahead = 0; ahead < item.leadTime() - 1; ahead++) {
            int period = now.period() + ahead;
            double arriving = ahead < stock.arriving().length ? stock.arriving()[ahead] : 0;
            double wanted = period < demand[series].length ? demand[series][period] : 0;
            left = Math.max(0, left + arriving - wanted);
        }
        return left;
    }
}
