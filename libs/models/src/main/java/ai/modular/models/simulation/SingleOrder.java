package ai.modular.models.simulation;

import java.util.OptionalInt;

/** One order in the demand that came: what would have been lost, wasted and left with another quantity. */
public final class SingleOrder {

    /**
     * @param lost units of demand that met an empty shelf
     * @param wasted units that expired
     * @param left units on hand after the last period, and on order
     */
    public record Outcome(double lost, double wasted, double left) {}

    private SingleOrder() {}

    /**
     * @param opening stock at the close of the period before the first one, with what else arrives
     * @param quantity of the order, 0 or more
     * @param arrivesIn its first period of sale, 1 is the first one; after the last one it is simply left
     * @param shelfLife periods of sale of the order; empty when it keeps
     * @param demand per period, 0 or more
     */
    public static Outcome play(
            ItemStock opening, double quantity, int arrivesIn, OptionalInt shelfLife, double[] demand) {
        double pack = quantity > 0 ? quantity : 1;
        Shelf shelf = new Shelf(opening, new StockRules(arrivesIn, 1, pack, shelfLife, 0, 0, 0));
        shelf.order(quantity);
        double lost = 0;
        double wasted = 0;
        for (double wanted : demand) {
            Shelf.Period period = shelf.play(wanted);
            lost += period.lost();
            wasted += period.wasted();
        }
        ItemStock left = shelf.stock();
        return new Outcome(lost, wasted, left.onHand() + left.onOrder());
    }
}
