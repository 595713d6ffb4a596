package ai.modular.models.stockout;

import ai.modular.models.daylevel.DayPanel;

/** What was sold, against what a series sells as a rule on days without an empty shelf. */
final class SalesFeatures {

    /** Below this share of a day in stock nothing is concluded from its sales. */
    private static final double SEEN = .35;

    private final ShelfPanel panel;
    private final DayPanel days;
    private final int origin;
    private final int target;
    private final double[] likeness;
    private final float[] level;

    SalesFeatures(ShelfPanel panel, int origin, int target, double[] likeness) {
        this.panel = panel;
        this.days = panel.days();
        this.origin = origin;
        this.target = target;
        this.likeness = likeness;
        level = new float[panel.size()];
        for (int i = 0; i < level.length; i++) {
            level[i] = (float) level(i);
        }
    }

    void addTo(ShelfFeatures features) {
        features.add("log_level", i -> Math.log(level[i]));
        features.add("like_days", i -> mean(i, 0, 14, true, .3));
        features.add("sold_when_out", i -> mean(i, 1, 10, false, .5));
        features.add("highest_week", i -> {
            double highest = 0;
            for (int day = origin - 7; day < origin; day++) {
                highest = Math.max(highest, days.sales()[i][day]);
            }
            return highest / level[i];
        });
        for (int back : new int[] {1, 2}) {
            features.add("sales_" + back, i -> days.sales()[i][origin - back] / level[i]);
        }
        features.add("sales_week", i -> days.sales()[i][target - 7] / level[i]);
        features.add("sales_three_days", i -> {
            float[] sales = days.sales()[i];
            return (sales[origin - 1] + sales[origin - 2] + sales[origin - 3]) / (3. * level[i]);
        });
        features.add("recovered", i -> {
            double seen = days.inStock()[i][origin - 1];
            return seen >= SEEN ? days.sales()[i][origin - 1] / seen / level[i] : 0;
        });
    }

    /** Decayed mean of clean days, drawn towards the mean of all. */
    private double level(int series) {
        double sum = 0;
        double weight = 1;
        double all = 0;
        for (int day = 0; day < origin; day++) {
            all += days.sales()[series][day];
            if (panel.ranOut(series, day) == 0) {
                double w = Math.exp(-(origin - 1 - day) / 14.);
                sum += w * days.sales()[series][day];
                weight += w;
            }
        }
        return (sum + all / origin + .02) / weight;
    }

    private double mean(int series, int ranOut, double memory, boolean alike, double prior) {
        double sum = prior * level[series];
        double weight = prior;
        for (int day = 0; day < origin; day++) {
            if (panel.ranOut(series, day) == ranOut) {
                double w = Math.exp(-(origin - 1 - day) / memory) * (alike ? likeness[day] : 1);
                sum += w * days.sales()[series][day];
                weight += w;
            }
        }
        return sum / weight / level[series];
    }
}
