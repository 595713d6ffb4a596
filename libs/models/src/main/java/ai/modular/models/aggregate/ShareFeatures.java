package ai.modular.models.aggregate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** What is known of each item at an origin, as columns; only the price of the target week is of later. Levels are divided by the item's own. */
final class ShareFeatures {

    static final double LEVEL_SPEED = .08;
    static final int WEEK = 7;

    private static final double LEAST_LEVEL = .02;
    private static final double LEAST_GROUP_LEVEL = .05;
    private static final double FAST = .3;
    private static final int[] WINDOWS = {7, 14, 28, 56};
    private static final int MONTH = 28;
    private static final int PRICE_DAYS = 84;
    private static final int OLDEST = 999;

    private static final List<String> OF_THE_WEEK = List.of("week", "price_planned", "price_planned_to_mean");

    private final ItemPanel panel;
    private final int end;
    private final List<String> names = new ArrayList<>();
    private final List<float[]> columns = new ArrayList<>();
    private final double[] level;
    private final float[] meanPrice;

    /** @param end days of the past that may be seen */
    ShareFeatures(ItemPanel panel, int end) {
        this.panel = panel;
        this.end = end;
        level = panel.levels(end, LEVEL_SPEED);
        meanPrice = new float[panel.size()];
        double[] own = new double[panel.size()];
        for (int i = 0; i < own.length; i++) {
            own[i] = base(i);
        }
        add("log_level", i -> Math.log(own[i]));
        for (double speed : new double[] {.03, .2, .4}) {
            double[] other = panel.levels(end, speed);
            add("level_" + speed, i -> other[i] / own[i]);
        }
        for (int days : WINDOWS) {
            add("mean_" + days, i -> end < days ? Double.NaN : mean(i, days) / own[i]);
        }
        addMonth(own);
        addRelatives();
        addPrices();
    }

    /** What sales are divided by, more than 0. */
    double base(int series) {
        return Math.max(level[series], LEAST_LEVEL);
    }

    int width() {
        return columns.size() + OF_THE_WEEK.size();
    }

    List<String> names() {
        List<String> all = new ArrayList<>(names);
        all.addAll(OF_THE_WEEK);
        return all;
    }

    /** @param week 0 is the first one after the past */
    void write(int series, int week, float[] row) {
        for (int column = 0; column < columns.size(); column++) {
            row[column] = columns.get(column)[series];
        }
        float planned = panel.price()[series][end + WEEK * week + WEEK / 2];
        row[columns.size()] = week;
        row[columns.size() + 1] = planned / panel.price()[series][end - 1];
        row[columns.size() + 2] = planned / meanPrice[series];
    }

    private void addMonth(double[] own) {
        add("zero_share_28", i -> {
            int zeros = 0;
            for (int day = Math.max(0, end - MONTH); day < end; day++) {
                zeros += panel.sales()[i][day] == 0 ? 1 : 0;
            }
            return zeros / (double) Math.min(end, MONTH);
        });
        add("variation_28", i -> {
            double mean = mean(i, MONTH);
            double squares = 0;
            for (int day = Math.max(0, end - MONTH); day < end; day++) {
                squares += (panel.sales()[i][day] - mean) * (panel.sales()[i][day] - mean);
            }
            return Math.sqrt(squares / MONTH) / Math.max(mean, LEAST_LEVEL);
        });
        add("highest_28", i -> {
            double highest = 0;
            for (int day = Math.max(0, end - MONTH); day < end; day++) {
                highest = Math.max(highest, panel.sales()[i][day]);
            }
            return highest / own[i];
        });
        add("days_since_sale", i -> {
            int day = end - 1;
            while (day >= 0 && panel.sales()[i][day] == 0) {
                day--;
            }
            return day < 0 ? 200 : end - 1 - day;
        });
    }

    /** The same item elsewhere, and its group: how the last days differ from the level. */
    private void addRelatives() {
        double[] fast = panel.levels(end, FAST);
        double[] items = sums(panel.item(), panel.items(), level);
        double[] itemsFast = sums(panel.item(), panel.items(), fast);
        int[] itemInRegion = new int[panel.size()];
        for (int i = 0; i < itemInRegion.length; i++) {
            itemInRegion[i] = panel.item()[i] * panel.regions() + panel.region()[i];
        }
        double[] regions = sums(itemInRegion, panel.items() * panel.regions(), level);
        double[] regionsFast = sums(itemInRegion, panel.items() * panel.regions(), fast);
        int[] group = new int[panel.size()];
        Arrays.setAll(group, panel::group);
        double[] groups = sums(group, panel.groups(), level);
        double[] groupsFast = sums(group, panel.groups(), fast);
        add("item_trend", i -> itemsFast[panel.item()[i]] / Math.max(items[panel.item()[i]], LEAST_GROUP_LEVEL));
        add(
                "item_region_trend",
                i -> regionsFast[itemInRegion[i]] / Math.max(regions[itemInRegion[i]], LEAST_GROUP_LEVEL));
        add("group_trend", i -> groupsFast[group[i]] / groups[group[i]]);
        add("share_of_item", i -> base(i) / Math.max(items[panel.item()[i]], LEAST_LEVEL));
        add("age", i -> Math.min(end - 1 - panel.firstDay()[i], OLDEST));
        add("place", i -> panel.place()[i]);
        add("kind", i -> panel.kind()[i]);
    }

    private void addPrices() {
        add("offered_28", i -> {
            int offered = 0;
            for (int day = Math.max(0, end - MONTH); day < end; day++) {
                offered += panel.isOffered(i, day) ? 1 : 0;
            }
            return offered / (double) MONTH;
        });
        float[] lowest = new float[panel.size()];
        for (int i = 0; i < panel.size(); i++) {
            double sum = 0;
            int days = 0;
            lowest[i] = Float.NaN;
            for (int day = 0; day < end; day++) {
                if (panel.isOffered(i, day)) {
                    float price = panel.price()[i][day];
                    lowest[i] = Float.isNaN(lowest[i]) ? price : Math.min(lowest[i], price);
                    sum += day >= end - PRICE_DAYS ? price : 0;
                    days += day >= end - PRICE_DAYS ? 1 : 0;
                }
            }
            meanPrice[i] = days > 0 ? (float) (sum / days) : Float.NaN;
        }
        add("price", i -> panel.price()[i][end - 1]);
        add("price_to_mean", i -> panel.price()[i][end - 1] / meanPrice[i]);
        add("price_to_lowest", i -> panel.price()[i][end - 1] / lowest[i]);
        add("price_to_month_ago", i -> panel.price()[i][end - 1] / panel.price()[i][end - MONTH]);
    }

    private double mean(int series, int days) {
        double sum = 0;
        for (int day = Math.max(0, end - days); day < end; day++) {
            sum += panel.sales()[series][day];
        }
        return sum / Math.min(days, end);
    }

    static double[] sums(int[] codes, int count, double[] values) {
        double[] result = new double[count];
        for (int i = 0; i < values.length; i++) {
            result[codes[i]] += values[i];
        }
        return result;
    }

    private void add(String name, IntToDoubleFunction value) {
        float[] column = new float[panel.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = (float) value.applyAsDouble(i);
        }
        names.add(name);
        columns.add(column);
    }
}
