package ai.modular.models.inventory;

import java.util.Arrays;

/**
 * What an order would have to bring, along each path.
 *
 * @param net per path, sorted: units short between the delivery and the last day covered; where nothing is short, less than 0: the units left
 *     over
 * @param lost mean units of demand that meet an empty shelf before the delivery
 * @param expired mean units that expire before they sell
 * @param risk share of the paths with lost demand before the delivery
 */
record Need(double[] net, double lost, double expired, double risk) {

    /** @param days from the day after the business date to the last day covered */
    static Need of(ProjectedStock stock, double[][] paths, int daysBeforeDelivery, int days) {
        double[] net = new double[paths.length];
        double lost = 0;
        double expired = 0;
        int hit = 0;
        ProjectedStock.Walk walk = stock.walk();
        for (int i = 0; i < paths.length; i++) {
            walk.start();
            double before = 0;
            for (int day = 0; day < daysBeforeDelivery; day++) {
                before += walk.shortageOf(day, DemandPaths.at(paths[i], day));
            }
            double after = 0;
            for (int day = daysBeforeDelivery; day < days; day++) {
                after += walk.shortageOf(day, DemandPaths.at(paths[i], day));
            }
            net[i] = after > 0 ? after : -walk.leftAfter(days - 1);
            lost += before;
            expired += walk.expired();
            hit += before > StockoutRisk.SMALLEST_SHORTAGE ? 1 : 0;
        }
        Arrays.sort(net);
        return new Need(net, lost / net.length, expired / net.length, hit / (double) net.length);
    }

    /** The quantile by linear interpolation between the paths. */
    double quantile(double ratio) {
        double position = ratio * (net.length - 1);
        int lower = (int) position;
        int upper = Math.min(lower + 1, net.length - 1);
        return net[lower] + (position - lower) * (net[upper] - net[lower]);
    }

    /** Expected cost of a quantity, in units of (cost of a lost unit + cost of a unit left over): what the critical ratio weighs. */
    double cost(double quantity, double criticalRatio) {
        double sum = 0;
        for (double need : net) {
            sum += need > quantity ? criticalRatio * (need - quantity) : (1 - criticalRatio) * (quantity - need);
        }
        return sum / net.length;
    }
}
