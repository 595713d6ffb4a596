package ai.modular.models.simulation;

import java.util.List;
import java.util.function.IntPredicate;

/** What happened, per series and period. */
public final class SimulationResult {

    private final List<StockRules> rules;
    private final double[][] ordered;
    private final double[][] left;
    private final double[][] lost;
    private final double[][] wasted;
    private List<ItemStock> end = List.of();

    /**
     * Cost of some series and periods.
     *
     * @param holding of what was left at the end of each period
     * @param lostSales of demand that met an empty shelf
     * @param waste of what expired
     */
    public record Cost(double holding, double lostSales, double waste) {

        public double total() {
            return holding + lostSales + waste;
        }
    }

    SimulationResult(List<StockRules> rules, int periods) {
        this.rules = rules;
        this.ordered = new double[rules.size()][periods];
        this.left = new double[rules.size()][periods];
        this.lost = new double[rules.size()][periods];
        this.wasted = new double[rules.size()][periods];
    }

    void recordOrder(int series, int period, double quantity) {
        ordered[series][period] = quantity;
    }

    void record(int series, int period, Shelf.Period played) {
        left[series][period] = played.left();
        lost[series][period] = played.lost();
        wasted[series][period] = played.wasted();
    }

    SimulationResult endingWith(List<ItemStock> stocks) {
        end = stocks;
        return this;
    }

    /**
     * @param series which series count
     * @param from first period that counts
     */
    public Cost cost(IntPredicate series, int from) {
        double holding = 0;
        double lostSales = 0;
        double waste = 0;
        for (int i = 0; i < rules.size(); i++) {
            for (int period = from; series.test(i) && period < left[i].length; period++) {
                holding += rules.get(i).holdingCost() * left[i][period];
                lostSales += rules.get(i).lostSaleCost() * lost[i][period];
                waste += rules.get(i).wasteCost() * wasted[i][period];
            }
        }
        return new Cost(holding, lostSales, waste);
    }

    /** Units ordered at the beginning of a period. */
    public double ordered(int series, int period) {
        return ordered[series][period];
    }

    /** Units on hand at the end of a period. */
    public double left(int series, int period) {
        return left[series][period];
    }

    /** Units of demand that met an empty shelf. */
    public double lost(int series, int period) {
        return lost[series][period];
    }

    /** Units that expired at the end of a period. */
    public double wasted(int series, int period) {
        return wasted[series][period];
    }

    /** Stock per series after the last period. */
    public List<ItemStock> end() {
        return end;
    }
}
