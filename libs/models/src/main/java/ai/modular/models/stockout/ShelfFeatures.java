package ai.modular.models.stockout;

import ai.modular.models.daylevel.DayPanel;
import ai.modular.models.stockout.Neighbours.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** What is known at an origin of each series' shelf on a day ahead. Days from the origin on are read only for what is planned. */
final class ShelfFeatures {

    private final List<String> names = new ArrayList<>();
    private final List<IntToDoubleFunction> values = new ArrayList<>();
    private final ShelfPanel panel;
    private final DayPanel days;
    private final int origin;
    private final int target;
    /** How much a past day is like the target: same weekday 1, same kind .3, other .02. */
    private final double[] likeness;

    /** @param origin the first day that is not known; at most seven days before the day after the target */
    ShelfFeatures(ShelfPanel panel, List<Neighbours.Named> groups, int origin, int target) {
        this.panel = panel;
        this.days = panel.days();
        this.origin = origin;
        this.target = target;
        likeness = new double[origin];
        for (int day = 0; day < origin; day++) {
            likeness[day] = days.types().weekday(day) == days.types().weekday(target)
                    ? 1
                    : days.types().kind(day) == days.types().kind(target) ? .3 : .02;
        }
        add("days_ahead", i -> target - origin + 1.);
        addDays();
        addMeans();
        addLastTimes();
        groups.forEach(this::addGroup);
        addPlans();
        new SalesFeatures(panel, origin, target, likeness).addTo(this);
    }

    List<String> names() {
        return names;
    }

    int width() {
        return names.size();
    }

    void write(int series, float[] row) {
        for (int column = 0; column < row.length; column++) {
            row[column] = (float) values.get(column).applyAsDouble(series);
        }
    }

    void add(String name, IntToDoubleFunction value) {
        names.add(name);
        values.add(value);
    }

    private void addDays() {
        for (int back = 1; back <= 7; back++) {
            int day = origin - back;
            add("out_" + back, i -> panel.out()[i][day]);
        }
        for (int back = 1; back <= 2; back++) {
            int day = origin - back;
            add("first_hour_" + back, i -> panel.firstHour()[i][day]);
            add("morning_" + back, i -> panel.morning()[i][day]);
            add("evening_" + back, i -> panel.evening()[i][day]);
            add("closing_" + back, i -> panel.closing()[i][day]);
            add("night_" + back, i -> panel.night()[i][day]);
        }
        add("first_hour_week", i -> panel.firstHour()[i][target - 7]);
    }

    private void addMeans() {
        for (int memory : new int[] {2, 6, 20}) {
            double[] weights = decay(memory);
            add("ran_out_mean_" + memory, i -> mean(Measure.RAN_OUT, i, weights));
            add("out_mean_" + memory, i -> mean(panel.out()[i], weights));
        }
        double[] evenly = normalised(new double[origin], day -> 1);
        add("ran_out_mean", i -> mean(Measure.RAN_OUT, i, evenly));
        double[] like = normalised(likeness, day -> Math.exp(-age(day) / 30.));
        add("ran_out_like_days", i -> mean(Measure.RAN_OUT, i, like));
        double[] weekday = normalised(likeness, day -> likeness[day] == 1 ? Math.exp(-age(day) / 20.) : 0);
        add("ran_out_weekday", i -> mean(Measure.RAN_OUT, i, weekday));
        double[] week = decay(6);
        add("evening_mean", i -> mean(panel.evening()[i], week));
        add("morning_mean", i -> mean(panel.morning()[i], week));
        add("night_mean", i -> mean(panel.night()[i], week));
    }

    private void addLastTimes() {
        add("days_since_out", i -> daysSince(i, 1));
        add("days_since_clean", i -> daysSince(i, 0));
    }

    private double daysSince(int series, int ranOut) {
        int back = 1;
        while (back <= origin && panel.ranOut(series, origin - back) != ranOut) {
            back++;
        }
        return back - 1.;
    }

    private void addGroup(Neighbours.Named group) {
        Neighbours neighbours = group.neighbours();
        double[] yesterday = day(1);
        double[] recent = decay(5);
        double[] like = normalised(likeness, day -> likeness[day] * Math.exp(-age(day) / 30.));
        for (Measure measure : Measure.values()) {
            String name = group.name() + "_" + measure.name().toLowerCase(java.util.Locale.ROOT);
            add(name + "_yesterday", neighbours.rate(measure, yesterday)::of);
            add(name + "_recent", neighbours.rate(measure, recent)::of);
        }
        add(group.name() + "_like_days", neighbours.rate(Measure.RAN_OUT, like)::of);
        if (group.close()) {
            add(group.name() + "_two_days_ago", neighbours.rate(Measure.RAN_OUT, day(2))::of);
            add(group.name() + "_week_ago", neighbours.rate(Measure.RAN_OUT, day(7))::of);
            add(group.name() + "_others", neighbours::others);
        }
    }

    private void addPlans() {
        add("discount", i -> days.discount()[i][target]);
        add("discount_against_yesterday", i -> days.logDiscount(i, target) - days.logDiscount(i, origin - 1));
        for (int reach : new int[] {7, 28}) {
            int first = Math.max(0, origin - reach);
            add("discount_against_" + reach, i -> {
                double sum = 0;
                for (int day = first; day < origin; day++) {
                    sum += days.logDiscount(i, day);
                }
                return days.logDiscount(i, target) - sum / (origin - first);
            });
        }
        add("activity", i -> days.activity()[i][target]);
        add("activity_against_yesterday", i -> days.activity()[i][target] - days.activity()[i][origin - 1]);
        DayPanel.Groups groups = days.groups();
        add("category", i -> groups.category()[i]);
        add("second_category", i -> groups.secondCategory()[i]);
        add("third_category", i -> groups.thirdCategory()[i]);
    }

    private int age(int day) {
        return origin - 1 - day;
    }

    private double[] decay(double memory) {
        return normalised(new double[origin], day -> Math.exp(-age(day) / memory));
    }

    private double[] day(int back) {
        double[] weights = new double[origin];
        weights[origin - back] = 1;
        return weights;
    }

    private static double[] normalised(double[] like, IntToDoubleFunction weight) {
        double[] weights = new double[like.length];
        double sum = 0;
        for (int day = 0; day < weights.length; day++) {
            weights[day] = weight.applyAsDouble(day);
            sum += weights[day];
        }
        for (int day = 0; day < weights.length; day++) {
            weights[day] /= Math.max(sum, 1e-12);
        }
        return weights;
    }

    private double mean(Measure measure, int series, double[] weights) {
        double sum = 0;
        for (int day = 0; day < weights.length; day++) {
            sum += weights[day] * measure.of(panel, series, day);
        }
        return sum;
    }

    private static double mean(float[] values, double[] weights) {
        double sum = 0;
        for (int day = 0; day < weights.length; day++) {
            sum += weights[day] * values[day];
        }
        return sum;
    }
}
