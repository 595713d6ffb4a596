package ai.modular.models.daylevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** What is known of each series at an origin, the same for every day ahead. Levels are divided by the series' own. */
final class OriginFeatures {

    private static final int MONTH = 28;

    final List<String> names = new ArrayList<>();
    final List<float[]> columns = new ArrayList<>();
    /** Mean logarithm of the discount on clean days, recent ones heavier; and of being promoted. */
    final float[] usualDiscount;

    final float[] usualActivity;
    final float[] weekDiscount;

    private final DayPanel panel;
    private final Levels levels;
    private final int origin;

    OriginFeatures(DayPanel panel, Levels levels, int origin) {
        this.panel = panel;
        this.levels = levels;
        this.origin = origin;
        double[] decay = Decay.weights(origin, 14);
        usualDiscount = values(i -> {
            float[] logs = new float[origin];
            for (int day = 0; day < origin; day++) {
                logs[day] = (float) panel.logDiscount(i, day);
            }
            return levels.cleanMean(logs, i, decay, mean(logs, 0, origin), .5);
        });
        usualActivity =
                values(i -> levels.cleanMean(panel.activity()[i], i, decay, mean(panel.activity()[i], 0, origin), .5));
        weekDiscount = values(i -> meanLogDiscount(i, 7));
        addLevels();
        addLastDays();
        addMonth();
        addGroups();
        addDiscounts();
    }

    private void addLevels() {
        for (int days : new int[] {3, 10, 30}) {
            double[] decay = Decay.weights(origin, days);
            add("even_" + days, i -> levels.cleanMean(levels.even[i], i, decay, levels.level[i], .3) / levels.level[i]);
        }
        for (int days : new int[] {3, 10}) {
            double[] decay = Decay.weights(origin, days);
            add("recovered_" + days, i -> levels.recoveredMean(i, decay, levels.level[i], .3) / levels.level[i]);
        }
        add("slow", i -> levels.slow[i] / levels.level[i]);
        add("log_level", i -> Math.log(levels.level[i]));
        add("plain_7", i -> mean(panel.sales()[i], origin - 7, origin) / levels.level[i]);
        add("plain_28", i -> mean(panel.sales()[i], Math.max(0, origin - MONTH), origin) / levels.level[i]);
        double[] decay = Decay.weights(origin, 20);
        add("variation", i -> {
            double mean = levels.cleanMean(levels.even[i], i, decay, levels.level[i], .5);
            double squares = 0;
            double weight = 0;
            for (int day = 0; day < origin; day++) {
                double w = decay[day] * panel.clean(i, day);
                squares += w * (levels.even[i][day] - mean) * (levels.even[i][day] - mean);
                weight += w;
            }
            return Math.sqrt(squares / Math.max(weight, .1)) / levels.level[i];
        });
    }

    private void addLastDays() {
        for (int back = 1; back <= 3; back++) {
            int day = origin - back;
            add(
                    "even_last_" + back,
                    i -> panel.clean(i, day) == 1 ? levels.even[i][day] / levels.level[i] : Double.NaN);
            add("in_stock_last_" + back, i -> panel.inStock()[i][day]);
        }
        add("sales_last", i -> panel.sales()[i][origin - 1] / levels.level[i]);
        add("clean_7", i -> cleanDays(i, 7) / 7.);
        add("clean_28", i -> cleanDays(i, MONTH) / (double) Math.min(origin, MONTH));
        add("in_stock_7", i -> mean(panel.inStock()[i], origin - 7, origin));
    }

    private void addMonth() {
        float[][] sorted = new float[panel.size()][];
        for (int i = 0; i < sorted.length; i++) {
            float[] days = new float[MONTH];
            int count = 0;
            for (int day = Math.max(0, origin - MONTH); day < origin; day++) {
                if (panel.clean(i, day) == 1) {
                    days[count++] = levels.even[i][day];
                }
            }
            sorted[i] = Arrays.copyOf(days, count);
            Arrays.sort(sorted[i]);
        }
        add("median_28", i -> middle(sorted[i]) / levels.level[i]);
        add("highest_28", i -> sorted[i].length == 0 ? Double.NaN : sorted[i][sorted[i].length - 1] / levels.level[i]);
        add("lowest_28", i -> sorted[i].length == 0 ? Double.NaN : sorted[i][0] / levels.level[i]);
    }

    private void addGroups() {
        DayPanel.Groups groups = panel.groups();
        addGroup("product", groups.product(), 3);
        addGroup("product_in_city", groups.productInCity(), 2);
        addGroup("shop", groups.shop(), 5);
        addGroup("category_in_shop", groups.categoryInShop(), 2);
        addGroup("third_category", groups.thirdCategory(), 3);
        add("category", i -> groups.category()[i]);
        add("second_category", i -> groups.secondCategory()[i]);
        add("third_category", i -> groups.thirdCategory()[i]);
        add("product", i -> groups.product()[i]);
    }

    private void addGroup(String name, int[] codes, double priorUnits) {
        GroupDays days = new GroupDays(panel, codes, levels.even, levels.level, origin);
        for (int reach : new int[] {2, 7}) {
            double[] decay = Decay.weights(origin, reach);
            double[] ratio = new double[days.count()];
            Arrays.setAll(ratio, group -> days.ratio(group, decay, 1, priorUnits));
            add(name + "_trend_" + reach, i -> ratio[codes[i]]);
        }
        add(name + "_clean", i -> days.cleanShare(codes[i], 3));
    }

    private void addDiscounts() {
        add("discount_week", i -> weekDiscount[i]);
        add("discount_month", i -> meanLogDiscount(i, MONTH));
        add("discount_lowest", i -> {
            double lowest = Double.POSITIVE_INFINITY;
            for (int day = Math.max(0, origin - MONTH); day < origin; day++) {
                lowest = Math.min(lowest, panel.discount()[i][day]);
            }
            return lowest;
        });
        add("discount_variation", i -> {
            double mean = mean(panel.discount()[i], Math.max(0, origin - MONTH), origin);
            double squares = 0;
            for (int day = Math.max(0, origin - MONTH); day < origin; day++) {
                squares += Math.pow(panel.discount()[i][day] - mean, 2);
            }
            return Math.sqrt(squares / Math.min(origin, MONTH));
        });
        add("discount_usual", i -> usualDiscount[i]);
        add("activity_usual", i -> usualActivity[i]);
        add("discount_last", i -> panel.discount()[i][origin - 1]);
    }

    private double meanLogDiscount(int series, int days) {
        double sum = 0;
        for (int day = Math.max(0, origin - days); day < origin; day++) {
            sum += panel.logDiscount(series, day);
        }
        return sum / Math.min(origin, days);
    }

    private int cleanDays(int series, int days) {
        int sum = 0;
        for (int day = Math.max(0, origin - days); day < origin; day++) {
            sum += panel.clean(series, day);
        }
        return sum;
    }

    private static double middle(float[] sorted) {
        int half = sorted.length / 2;
        return sorted.length == 0
                ? Double.NaN
                : sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2.;
    }

    private static double mean(float[] values, int from, int to) {
        double sum = 0;
        for (int day = from; day < to; day++) {
            sum += values[day];
        }
        return sum / (to - from);
    }

    private void add(String name, IntToDoubleFunction value) {
        names.add(name);
        columns.add(values(value));
    }

    private float[] values(IntToDoubleFunction value) {
        float[] result = new float[panel.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) value.applyAsDouble(i);
        }
        return result;
    }
}
