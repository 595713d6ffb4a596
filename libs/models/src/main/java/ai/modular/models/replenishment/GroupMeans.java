package ai.modular.models.replenishment;

import java.util.Arrays;

/** Means of the groups of one grouping over time. */
final class GroupMeans {

    /** More groups than these are too many to be told apart by their number. */
    private static final int MOST_CODES = 64;

    private final int[] group;
    private final KnownSums[] mean;

    private GroupMeans(int[] group, KnownSums[] mean) {
        this.group = group;
        this.mean = mean;
    }

    static GroupMeans of(PeriodPanel panel, int[] group) {
        int groups = Arrays.stream(group).max().orElse(-1) + 1;
        double[][] sum = new double[groups][panel.periods()];
        int[][] count = new int[groups][panel.periods()];
        for (int series = 0; series < group.length; series++) {
            for (int period = 0; period < panel.periods(); period++) {
                double units = panel.demand()[series][period];
                sum[group[series]][period] += Double.isNaN(units) ? 0 : units;
                count[group[series]][period] += Double.isNaN(units) ? 0 : 1;
            }
        }
        KnownSums[] mean = new KnownSums[groups];
        for (int i = 0; i < groups; i++) {
            for (int period = 0; period < panel.periods(); period++) {
                sum[i][period] = count[i][period] == 0 ? Double.NaN : sum[i][period] / count[i][period];
            }
            mean[i] = new KnownSums(sum[i]);
        }
        return new GroupMeans(group, mean);
    }

    KnownSums of(int series) {
        return mean[group[series]];
    }

    /** The group itself as a feature; unknown where there are many. */
    float code(int series) {
        return mean.length > MOST_CODES ? Float.NaN : group[series];
    }
}
