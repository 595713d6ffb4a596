package ai.modular.scoring.accuracy;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;

import ai.modular.spark.DemandDays;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How far what models read has moved: the population stability index of the last two weeks against the ten before, by store, department and
 * feature.
 *
 * <pre>PSI = Σ (p − q) · ln(p ÷ q),   p = (n + ½) ÷ (N + ½ · bins)</pre>
 *
 * with the days n of N of the last two weeks that fall into a bin, q likewise for the weeks before; Lewis, <i>An Introduction to Credit Scoring</i>
 * (1994). Price and level of demand are taken as shares of the series' own mean in the weeks before.
 */
final class FeatureShift {

    private static final int RECENT_DAYS = 14;

    private static final String SEGMENT = " OVER (PARTITION BY location_id, department, measure) ";

    /** Lower edges of all bins but the first; a value lies in the bin of the last edge that it exceeds. */
    private static final Map<String, Feature> FEATURES = features();

    private record Feature(String value, double... edges) {}

    private FeatureShift() {}

    private static Map<String, Feature> features() {
        Map<String, Feature> features = new LinkedHashMap<>();
        features.put("SHIFT_PRICE", new Feature("try_divide(price, usual_price)", .85, .95, 1.05, 1.15));
        features.put("SHIFT_DISCOUNT", new Feature("discount", 0, .1, .2, .3));
        features.put("SHIFT_AVAILABILITY", new Feature("availability", .25, .5, .75, .995));
        features.put("SHIFT_DEMAND", new Feature("try_divide(demand, usual_demand)", 0, .4, .8, 1.2, 2));
        return features;
    }

    /**
     * Rows of location_id, department, measure, value, days: those of the last two weeks. A department that has no days in one of the two spans has
     * none.
     *
     * @param history location_id, item_id, ds, availability, demand, price, discount
     * @param departments item_id, department
     */
    static Dataset<Row> of(Dataset<Row> history, LocalDate date, Dataset<Row> departments) {
        String recent = "ds > DATE'%s'".formatted(date.minusDays(RECENT_DAYS));
        Dataset<Row> usual = history.where("NOT " + recent)
                .groupBy("location_id", "item_id")
                .agg(expr("avg(price)").as("usual_price"), expr("avg(demand)").as("usual_demand"));
        return history.join(usual, new String[] {"location_id", "item_id"}, "left")
                .join(broadcast(departments), new String[] {"item_id"}, "left")
                .selectExpr(
                        "location_id",
                        "coalesce(department, '%s') AS department".formatted(DemandDays.UNKNOWN_GROUP),
                        recent + " AS recent",
                        "inline(array(%s))".formatted(bins()))
                .where("bin IS NOT NULL")
                .groupBy("location_id", "department", "measure", "bins", "bin")
                .agg(
                        expr("count_if(recent)").as("now"),
                        expr("count_if(NOT recent)").as("before"))
                .selectExpr("*", "sum(now)" + SEGMENT + "AS days", "sum(before)" + SEGMENT + "AS days_before")
                .where("days > 0 AND days_before > 0")
                .selectExpr(
                        "*",
                        "(now + .5D) / (days + .5D * bins) AS p",
                        "(before + .5D) / (days_before + .5D * bins) AS q")
                .groupBy("location_id", "department", "measure", "days")
                .agg(Comparison.sum("(p - q) * ln(p / q)").as("value"));
    }

    private static String bins() {
        return FEATURES.entrySet().stream()
                .map(entry -> struct(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String struct(String measure, Feature feature) {
        String edges =
                Arrays.stream(feature.edges()).mapToObj(edge -> edge + "D").collect(Collectors.joining(", "));
        return "struct('%s' AS measure, %d AS bins, IF(%s IS NULL, NULL, size(filter(array(%s), edge -> %s > edge))) AS bin)"
                .formatted(measure, feature.edges().length + 1, feature.value(), edges, feature.value());
    }
}
