package ai.modular.models.daylevel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What the past says about one day ahead: its discount against what is usual, and sales of past days of its kind, its weekday, its discount. What
 * all series have in common is divided out of the latter, so that trees cannot learn the level of a day.
 */
final class DayFeatures {

    private static final Set<String> LEVELLED = Set.of(
            "kind_product",
            "kind_category",
            "kind_city",
            "weekday_product",
            "weekday_category",
            "weekday_city",
            "like_product",
            "like_discount_kind",
            "like_kind",
            "like_weekday");

    final List<String> names = new ArrayList<>();
    final List<float[]> columns = new ArrayList<>();
    /** The level of the day: what all series together sold on past days of its kind and discount ÷ their usual sales. */
    double dayLevel;

    private final DayPanel panel;
    private final Levels levels;
    private final int origin;
    private final int target;

    DayFeatures(
            DayPanel panel, Levels levels, Pooled pooled, OriginFeatures known, int origin, int target, int horizon) {
        this.panel = panel;
        this.levels = levels;
        this.origin = origin;
        this.target = target;
        addPlan(known, pooled, horizon);
        float[] kindOfProduct = addKinds(pooled);
        addLikeProduct(pooled, kindOfProduct);
        addLikeDays(new LikeDays(panel, levels, origin, target), kindOfProduct);
        divideByTheDaysLevel();
    }

    private void addPlan(OriginFeatures known, Pooled pooled, int horizon) {
        float[][] plan = columns(
                "ahead",
                "discount",
                "discount_to_usual",
                "discount_to_last",
                "discount_to_week",
                "activity_to_usual",
                "discount_step_after",
                "discount_step",
                "discount_to_plan",
                "discount_to_product",
                "discount_of_product");
        for (int i = 0; i < panel.size(); i++) {
            double now = panel.logDiscount(i, target);
            double planned = 0;
            for (int day = origin; day < origin + horizon; day++) {
                planned += panel.logDiscount(i, day) / horizon;
            }
            double ofProduct = pooled.discount[panel.groups().product()[i]][target];
            double after = target < origin + horizon - 1 ? panel.logDiscount(i, target + 1) - now : Double.NaN;
            put(
                    plan,
                    i,
                    target - origin + 1,
                    panel.discount()[i][target],
                    now - known.usualDiscount[i],
                    now - panel.logDiscount(i, origin - 1),
                    now - known.weekDiscount[i],
                    panel.activity()[i][target] - known.usualActivity[i],
                    after,
                    now - panel.logDiscount(i, target - 1),
                    now - planned,
                    now - ofProduct,
                    ofProduct);
        }
    }

    private float[] addKinds(Pooled pooled) {
        double[] decay = Decay.weights(origin, 21);
        double[] kind = new double[origin];
        double[] weekday = new double[origin];
        double above = 0;
        double below = 0;
        for (int day = 0; day < origin; day++) {
            kind[day] = decay[day] * (panel.types().kind(day) == panel.types().kind(target) ? 1 : 0);
            weekday[day] = decay[day] * panel.types().weekdayLikeness(day, target);
            above += kind[day] * pooled.all[day];
            below += kind[day];
        }
        double prior = below > 0 ? above / below : 1;
        float[] ofProduct = addRatio("kind_product", pooled.product, kind, prior, 3);
        addRatio("weekday_product", pooled.product, weekday, prior, 3);
        addRatio("kind_category", pooled.category, kind, prior, 10);
        addRatio("weekday_category", pooled.category, weekday, prior, 10);
        addRatio("kind_city", pooled.city, kind, prior, 10);
        addRatio("weekday_city", pooled.city, weekday, prior, 10);
        return ofProduct.clone();
    }

    private float[] addRatio(String name, GroupDays groups, double[] weights, double prior, double priorUnits) {
        double[] ratio = new double[groups.count()];
        Arrays.setAll(ratio, group -> groups.ratio(group, weights, prior, priorUnits));
        float[] column = columns(name)[0];
        for (int i = 0; i < column.length; i++) {
            column[i] = (float) ratio[groups.of(i)];
        }
        return column;
    }

    private void addLikeProduct(Pooled pooled, float[] kindOfProduct) {
        double[] decay = Decay.weights(origin, 28);
        double prior = 0;
        for (float one : kindOfProduct) {
            prior += one / kindOfProduct.length;
        }
        double[] ratio = new double[pooled.product.count()];
        double[] weights = new double[origin];
        for (int product = 0; product < ratio.length; product++) {
            for (int day = 0; day < origin; day++) {
                double apart = Math.abs(pooled.discount[product][day] - pooled.discount[product][target]);
                weights[day] = decay[day]
                        * Math.exp(-apart / LikeDays.DISCOUNT_WIDTH)
                        * panel.types().likeness(day, target);
            }
            ratio[product] = pooled.product.ratio(product, weights, prior, 2);
        }
        float[] column = columns("like_product")[0];
        for (int i = 0; i < column.length; i++) {
            column[i] = (float) ratio[pooled.product.of(i)];
        }
    }

    private void addLikeDays(LikeDays like, float[] kindOfProduct) {
        float[][] own = columns(LikeDays.NAMES.toArray(String[]::new));
        for (int i = 0; i < panel.size(); i++) {
            put(own, i, like.of(i, kindOfProduct[i]));
        }
    }

    private void divideByTheDaysLevel() {
        for (int column = 0; column < names.size(); column++) {
            if (LEVELLED.contains(names.get(column))) {
                float[] values = columns.get(column);
                double above = 0;
                double below = 0;
                for (int i = 0; i < values.length; i++) {
                    above += values[i] * levels.level[i];
                    below += levels.level[i];
                }
                double mean = above / below;
                dayLevel = names.get(column).equals("like_discount_kind") ? mean : dayLevel;
                for (int i = 0; i < values.length; i++) {
                    values[i] /= (float) mean;
                }
            }
        }
    }

    private float[][] columns(String... added) {
        float[][] result = new float[added.length][panel.size()];
        names.addAll(List.of(added));
        columns.addAll(List.of(result));
        return result;
    }

    private static void put(float[][] block, int series, double... values) {
        for (int column = 0; column < values.length; column++) {
            block[column][series] = (float) values[column];
        }
    }
}
