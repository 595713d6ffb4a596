package ai.modular.models.simulation;

import java.util.List;

/**
 * Stock of an item at the close of a period.
 *
 * @param lots on hand
 * @param arriving units by their first period of sale: the first of them in the next period; may be shorter than the lead time
 */
public record ItemStock(List<Lot> lots, double[] arriving) {

    /** Periods left of a lot that keeps. */
    public static final int KEEPS = Integer.MAX_VALUE;

    /**
     * Units that expire together.
     *
     * @param periodsLeft how many more periods they may be sold; {@link #KEEPS} when they do not expire
     */
    public record Lot(double quantity, int periodsLeft) {}

    public ItemStock {
        lots = List.copyOf(lots);
        arriving = arriving.clone();
    }

    /** Stock that keeps. */
    public static ItemStock keeping(double onHand, double... arriving) {
        return new ItemStock(List.of(new Lot(onHand, KEEPS)), arriving);
    }

    public double onHand() {
        return lots.stream().mapToDouble(Lot::quantity).sum();
    }

    /** Units that arrive until all of them are there. */
    public double onOrder() {
        double sum = 0;
        for (double quantity : arriving) {
            sum += quantity;
        }
        return sum;
    }
}
