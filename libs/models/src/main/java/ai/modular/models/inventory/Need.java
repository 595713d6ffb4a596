package ai.modular.models.inventory;

import java.util.Arrays;

/**
 * What an order would have to bring, along each path.
 *
 * @param net per path, sorted: units short between the delivery and the last day covered; where nothing is short, less than 0: the units left
 *     over
 * @param useful per path, sorted: units short between the delivery and the last day on which goods of this order can be sold; empty for what keeps
 * @param lost mean units of demand that meet an empty shelf before the delivery
 * @param expired mean units that expire before they sell
 * @param atDelivery mean units on the shelf when the delivery comes
 * @param sameDelivery units of earlier orders that come with the delivery: what bounds an order bounds both together
 * @param risk share of the paths with lost demand before the delivery
 */
record Need(
        double[] net,
        double[] useful,
        double lost,
        double expired,
        double atDelivery,
        double sameDelivery,
        double risk) {

    /** What can be sold longer than this after the days covered counts as keeping. */
    private static final int LONGEST_LIFE = 90;

    /**
     * @param days from the day after the business date to the last day covered
     * @param usefulDays likewise to the last day on which goods of this order can be sold
     */
    static Need of(ProjectedStock stock, double[][] paths, int daysBeforeDelivery, int days, int usefulDays) {
        boolean keeps = usefulDays - LONGEST_LIFE > days;
        double[] net = new double[paths.length];
        double[] useful = new double[keeps ? 0 : paths.length];
        int before = Math.min(daysBeforeDelivery, days);
        double lost = 0;
        double expired = 0;
        double atDelivery = 0;
        int hit = 0;
        ProjectedStock.Walk walk = stock.walk();
        for (int i = 0; i < paths.length; i++) {
            walk.start();
            double missed = shortage(walk, paths[i], 0, before);
            atDelivery += walk.leftAfter(before - 1);
            double after = shortage(walk, paths[i], before, days);
            net[i] = after > 0 ? after : -walk.leftAfter(days - 1);
            lost += missed;
            expired += walk.expired();
            hit += missed > StockoutRisk.SMALLEST_SHORTAGE ? 1 : 0;
            if (!keeps) {
                useful[i] = after + shortage(walk, paths[i], days, usefulDays);
            }
        }
        Arrays.sort(net);
        Arrays.sort(useful);
        double count = paths.length;
        return new Need(
                net,
                useful,
                lost / count,
                expired / count,
                atDelivery / count,
                stock.arrivingOn(daysBeforeDelivery),
                hit / count);
    }

    private static double shortage(ProjectedStock.Walk walk, double[] path, int from, int to) {
        double sum = 0;
        for (int day = from; day < to; day++) {
            sum += walk.shortageOf(day, DemandPaths.at(path, day));
        }
        return sum;
    }

    /** Units that have a place on the shelf before this order does. */
    double onShelf() {
        return atDelivery + sameDelivery;
    }

    /** The quantile by linear interpolation between the paths. */
    double quantile(double ratio) {
        double position = ratio * (net.length - 1);
        int lower = (int) position;
        int upper = Math.min(lower + 1, net.length - 1);
        return net[lower] + (position - lower) * (net[upper] - net[lower]);
    }

    /** Mean units that stay short in the days covered when so much is ordered. */
    double lostWith(double quantity) {
        double sum = 0;
        for (int i = net.length - 1; i >= 0 && net[i] > quantity; i--) {
            sum += net[i] - quantity;
        }
        return sum / net.length;
    }

    /** Mean units that are left after the days covered, older stock included. */
    double leftWith(double quantity) {
        double sum = 0;
        for (int i = 0; i < net.length && net[i] < quantity; i++) {
            sum += quantity - net[i];
        }
        return sum / net.length;
    }

    /** Mean units of such an order that nobody buys on its days of sale. */
    double wastedWith(double quantity) {
        double sum = 0;
        for (int i = 0; i < useful.length && useful[i] < quantity; i++) {
            sum += quantity - useful[i];
        }
        return useful.length == 0 ? 0 : sum / useful.length;
    }

    /** Expected cost of a quantity; convex in it. */
    double cost(double quantity, UnitCosts costs) {
        double cost = costs.lostSale() * lostWith(quantity) + costs.leftOver() * leftWith(quantity);
        return costs.waste() == 0 ? cost : cost + costs.waste() * wastedWith(quantity);
    }

    /** What one more unit costs more (or less) than the last one. */
    private double marginalCost(double quantity, UnitCosts costs) {
        double enough = shareUpTo(net, quantity);
        return costs.leftOver() * enough
                - costs.lostSale() * (1 - enough)
                + costs.waste() * shareUpTo(useful, quantity);
    }

    /** The largest quantity up to the given one whose last unit saves more lost sales than it costs in waste. */
    double worthItsWaste(double quantity, UnitCosts costs) {
        if (costs.waste() == 0 || quantity <= 0 || shareUpTo(useful, quantity) == 0) {
            return quantity;
        }
        double low = 0;
        double high = quantity;
        while (high - low > 1e-4) {
            double middle = (low + high) / 2;
            if (marginalCost(middle, costs) > 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static double shareUpTo(double[] sorted, double quantity) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= quantity) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return sorted.length == 0 ? 0 : low / (double) sorted.length;
    }
}
