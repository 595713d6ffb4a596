package ai.modular.models.stockout;

import java.util.List;

/** How often and how long the other series of a group were without stock: a series' own days are left out. */
final class Neighbours {

    /** What is summed of a series' day. */
    enum Measure {
        RAN_OUT,
        SHARE_OUT,
        EVENING;

        double of(ShelfPanel panel, int series, int day) {
            return switch (this) {
                case RAN_OUT -> panel.ranOut(series, day);
                case SHARE_OUT -> panel.out()[series][day];
                case EVENING -> panel.evening()[series][day];
            };
        }
    }

    private final ShelfPanel panel;
    private final int[] codes;
    private final double prior;
    private final int[] members;
    /** Measure × group × day. */
    private final float[][][] sums;

    Neighbours(ShelfPanel panel, int[] codes, double prior) {
        this.panel = panel;
        this.codes = codes;
        this.prior = prior;
        int groups = 1 + java.util.Arrays.stream(codes).max().orElse(-1);
        int days = panel.out()[0].length;
        members = new int[groups];
        sums = new float[Measure.values().length][groups][days];
        for (int i = 0; i < codes.length; i++) {
            members[codes[i]]++;
            for (Measure measure : Measure.values()) {
                float[] sum = sums[measure.ordinal()][codes[i]];
                for (int day = 0; day < days; day++) {
                    sum[day] += (float) measure.of(panel, i, day);
                }
            }
        }
    }

    int others(int series) {
        return members[codes[series]] - 1;
    }

    /** The measure's mean over the weighted days, of each group and of all. Weights sum to 1; days beyond them are not read. */
    Rate rate(Measure measure, double[] weights) {
        double[] byGroup = new double[members.length];
        double all = 0;
        for (int group = 0; group < byGroup.length; group++) {
            float[] sum = sums[measure.ordinal()][group];
            for (int day = 0; day < weights.length; day++) {
                byGroup[group] += weights[day] * sum[day];
            }
            all += byGroup[group];
        }
        return new Rate(measure, weights, byGroup, all / codes.length);
    }

    final class Rate {

        private final Measure measure;
        private final double[] weights;
        private final double[] byGroup;
        private final double everywhere;
        /** Days that count, so that a rate of one day reads one day. */
        private final int[] days;

        private Rate(Measure measure, double[] weights, double[] byGroup, double everywhere) {
            this.measure = measure;
            this.weights = weights;
            this.byGroup = byGroup;
            this.everywhere = everywhere;
            this.days = java.util.stream.IntStream.range(0, weights.length)
                    .filter(day -> weights[day] != 0)
                    .toArray();
        }

        /** Of the others of the group, drawn towards what is so everywhere. */
        double of(int series) {
            double own = 0;
            for (int day : days) {
                own += weights[day] * measure.of(panel, series, day);
            }
            return (byGroup[codes[series]] - own + prior * everywhere) / (others(series) + prior);
        }
    }

    /** All kinds of groups of a panel. */
    record Named(String name, Neighbours neighbours, boolean close) {

        static List<Named> of(ShelfPanel panel) {
            var groups = panel.days().groups();
            return List.of(
                    new Named("product", new Neighbours(panel, groups.product(), 5), true),
                    new Named("product_in_city", new Neighbours(panel, groups.productInCity(), 3), true),
                    new Named("shop", new Neighbours(panel, groups.shop(), 5), false),
                    new Named("category_in_shop", new Neighbours(panel, groups.categoryInShop(), 3), false),
                    new Named(
                            "second_category_in_shop",
                            new Neighbours(panel, ShelfPanel.pairs(groups.shop(), groups.secondCategory()), 2),
                            false),
                    new Named(
                            "third_category_in_city",
                            new Neighbours(panel, ShelfPanel.pairs(groups.city(), groups.thirdCategory()), 5),
                            false));
        }
    }
}
