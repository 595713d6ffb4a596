package ai.modular.models.replenishment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What trees see of a series when {@code known} periods are known and a later one is forecast. Amounts stand relative to the level of the series,
 * so that slow and fast ones teach each other.
 */
final class PeriodFeatures {

    /** Added to a level, so that one of nothing can be divided by. */
    private static final double LEVEL_FLOOR = .05;

    private static final double[] SPEEDS = {.05, .12, .3};

    private final PeriodPanel panel;
    private final double[][][] level;
    private final KnownSums[] sums;
    private final KnownSums total;
    private final GroupMeans[] groups;

    PeriodFeatures(PeriodPanel panel) {
        this.panel = panel;
        this.total = new KnownSums(panel.total());
        this.sums = Arrays.stream(panel.demand()).map(KnownSums::new).toArray(KnownSums[]::new);
        this.groups = Arrays.stream(panel.groups())
                .map(group -> GroupMeans.of(panel, group))
                .toArray(GroupMeans[]::new);
        this.level = new double[SPEEDS.length][][];
        for (int speed = 0; speed < SPEEDS.length; speed++) {
            double weight = SPEEDS[speed];
            level[speed] = Arrays.stream(panel.demand())
                    .map(demand -> RunningLevel.of(demand, weight))
                    .toArray(double[][]::new);
        }
    }

    List<String> names() {
        List<String> names = new ArrayList<>(List.of("level_slow", "level", "level_fast"));
        for (int window : panel.cadence().windows()) {
            names.add("mean_" + window);
        }
        for (int lag : panel.cadence().lags()) {
            names.add("lag_" + lag);
        }
        names.addAll(List.of("share_sold", "since_sale", "deviation", "peak", "share_known", "age"));
        names.addAll(List.of("like", "like_ratio", "total_like_ratio", "total_trend", "season", "step"));
        for (int grouping = 0; grouping < groups.length; grouping++) {
            for (String what : List.of("trend", "like_ratio", "level", "code")) {
                names.add("group_%d_%s".formatted(grouping, what));
            }
        }
        return names;
    }

    /** What the trees start from. */
    double base(int series, int known) {
        double value = level[1][series][known];
        return (Double.isNaN(value) ? 0 : value) + LEVEL_FLOOR;
    }

    /** @param row filled in the order of the names */
    void fill(float[] row, int series, int known, int period) {
        Cadence cadence = panel.cadence();
        double base = base(series, known);
        KnownSums own = sums[series];
        int at = 0;
        for (double[][] speed : level) {
            row[at++] = (float) speed[series][known];
        }
        for (int window : cadence.windows()) {
            row[at++] = (float) (own.mean(known - window, known) / base);
        }
        for (int lag : cadence.lags()) {
            row[at++] = known < lag ? Float.NaN : (float) (panel.demand()[series][known - lag] / base);
        }
        at = fillShape(row, at, series, known, base);
        double like = like(own, known, period);
        row[at++] = (float) (like / base);
        row[at++] = (float) ratio(like, before(own, known));
        row[at++] = (float) ratio(like(total, known, period), before(total, known));
        row[at++] = (float) trend(total, known);
        row[at++] = panel.season(period);
        row[at++] = period - known + 1f;
        for (GroupMeans grouping : groups) {
            KnownSums group = grouping.of(series);
            row[at++] = (float) trend(group, known);
            row[at++] = (float) ratio(like(group, known, period), before(group, known));
            row[at++] = (float) (group.mean(known - cadence.recent(), known) / base);
            row[at++] = grouping.code(series);
        }
    }

    private double trend(KnownSums of, int known) {
        int[] windows = panel.cadence().windows();
        return ratio(of.mean(known - windows[1], known), of.mean(known - windows[4], known));
    }

    private int fillShape(float[] row, int first, int series, int known, double base) {
        int recent = panel.cadence().recent();
        int longer = panel.cadence().windows()[4];
        int longest = panel.cadence().windows()[5];
        double[] demand = panel.demand()[series];
        KnownSums own = sums[series];
        int sold = 0;
        double peak = 0;
        int since = longest;
        for (int back = 1; back <= Math.min(longest, known); back++) {
            double value = demand[known - back];
            if (value > 0) {
                sold += back <= recent ? 1 : 0;
                peak = Math.max(peak, value);
                since = Math.min(since, back - 1);
            }
        }
        int at = first;
        row[at++] = sold / (float) Math.max(1, own.known(known - recent, known));
        row[at++] = since;
        row[at++] = (float) (own.deviation(known - longer, known) / base);
        row[at++] = (float) (peak / base);
        row[at++] = own.known(known - recent, known) / (float) recent;
        row[at++] = own.known(0, known);
        return at;
    }

    /** Mean of the periods that stand at the same place of earlier cycles, as far as they are known. */
    private double like(KnownSums of, int known, int period) {
        Cadence cadence = panel.cadence();
        double sum = 0;
        int count = 0;
        int back = period - known < cadence.cycle() ? 1 : (period - known) / cadence.cycle() + 1;
        for (int cycle = back; cycle < back + cadence.cycles(); cycle++) {
            int middle = period - cycle * cadence.cycle();
            int to = Math.min(known, middle + cadence.reach() + 1);
            double mean = of.mean(middle - cadence.reach(), to);
            if (!Double.isNaN(mean)) {
                sum += mean;
                count++;
            }
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /** The usual amount at the time of the like periods: a year ago for weeks, the last weeks for days. */
    private double before(KnownSums of, int known) {
        Cadence cadence = panel.cadence();
        return cadence == Cadence.WEEKLY
                ? of.mean(known - cadence.cycle() - 8, known - cadence.cycle())
                : of.mean(known - cadence.cycles() * cadence.cycle(), known);
    }

    private static double ratio(double value, double to) {
        return (value + .02) / (to + .02);
    }
}
