package ai.modular.models.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The stock of one item while it is played. Issued first-expired first. */
final class Shelf {

    /** What a period did. */
    record Period(double left, double lost, double wasted) {}

    private static final class Lot {

        private double quantity;
        private final int lastPeriod;

        private Lot(double quantity, int lastPeriod) {
            this.quantity = quantity;
            this.lastPeriod = lastPeriod;
        }
    }

    private final StockRules rules;
    private final double[] arriving;
    private final List<Lot> lots = new ArrayList<>();
    private int period;

    Shelf(ItemStock opening, StockRules rules) {
        this.rules = rules;
        this.arriving = Arrays.copyOf(opening.arriving(), Math.max(rules.leadTime(), opening.arriving().length));
        for (ItemStock.Lot lot : opening.lots()) {
            lots.add(new Lot(
                    lot.quantity(), lot.periodsLeft() == ItemStock.KEEPS ? lot.periodsLeft() : lot.periodsLeft() - 1));
        }
    }

    /** At the close of the period before the next one. */
    void order(double quantity) {
        double packs = quantity / rules.pack();
        if (!(quantity >= 0) || Math.abs(packs - Math.rint(packs)) > 1e-9) {
            throw new IllegalArgumentException("an order of %s is not a multiple of the pack of %s units, 0 or more"
                    .formatted(quantity, rules.pack()));
        }
        arriving[rules.leadTime() - 1] += quantity;
    }

    Period play(double demand) {
        if (!(demand >= 0)) {
            throw new IllegalArgumentException("demand is %s, but a quantity is 0 or more".formatted(demand));
        }
        receive();
        double open = demand;
        for (Lot lot : lots) {
            double sold = lot.lastPeriod < period ? 0 : Math.min(lot.quantity, open);
            lot.quantity -= sold;
            open -= sold;
        }
        double wasted = 0;
        for (Lot lot : lots) {
            if (lot.lastPeriod <= period) {
                wasted += lot.quantity;
                lot.quantity = 0;
            }
        }
        lots.removeIf(lot -> lot.quantity == 0);
        period++;
        return new Period(onHand(), open, wasted);
    }

    private void receive() {
        if (arriving[0] > 0) {
            int last =
                    rules.shelfLife().isPresent() ? period + rules.shelfLife().getAsInt() - 1 : ItemStock.KEEPS;
            lots.add(new Lot(arriving[0], last));
            lots.sort(Comparator.comparingInt(lot -> lot.lastPeriod));
        }
        System.arraycopy(arriving, 1, arriving, 0, arriving.length - 1);
        arriving[arriving.length - 1] = 0;
    }

    ItemStock stock() {
        List<ItemStock.Lot> left = new ArrayList<>();
        for (Lot lot : lots) {
            left.add(new ItemStock.Lot(
                    lot.quantity, lot.lastPeriod == ItemStock.KEEPS ? ItemStock.KEEPS : lot.lastPeriod - period + 1));
        }
        return new ItemStock(left, Arrays.copyOf(arriving, arriving.length - 1));
    }

    private double onHand() {
        double sum = 0;
        for (Lot lot : lots) {
            sum += lot.quantity;
        }
        return sum;
    }
}
