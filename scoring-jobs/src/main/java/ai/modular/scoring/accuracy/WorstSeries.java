package ai.modular.scoring.accuracy;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.expr;

import java.time.LocalDate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The series of each store whose forecasts were furthest off, judged by the last forecast before each day. They are ranked by their error beyond
 * what the store's error rate explains: Σ|error| − (Σ|error| ÷ Σ demand of the store) × Σ demand of the series, in units, so that neither large
 * products nor those that hardly sell fill the list. {@link #CAUSE} guesses why, by the first rule that fits.
 */
final class WorstSeries {

    /**
     * History shorter than six weeks; less than a week compared; a quarter of the days out of stock; half of the error on the discounted days where
     * these are less than half; the level changed by half while the error has one direction; too few sales for a rhythm; half of the error on one
     * day; one direction; none of these.
     */
    private static final String CAUSE = """
            CASE WHEN first_day > date_sub(DATE'%1$s', 42) THEN 'NEW_PRODUCT'
                WHEN days < 7 THEN 'TOO_EARLY'
                WHEN 4 * recovered_days >= days THEN 'CENSORED'
                WHEN 2 * promoted_error >= absolute_error AND promoted_days > 0 AND 2 * promoted_days < days
                    THEN IF(promoted_balance < 0, 'PROMOTION_MISSED', 'PROMOTION_OVERRATED')
                WHEN level >= 1.5D * level_before AND forecast - demand <= -.5D * absolute_error THEN 'LEVEL_ROSE'
                WHEN 1.5D * level <= level_before AND forecast - demand >= .5D * absolute_error THEN 'LEVEL_FELL'
                WHEN demand_class IN ('INTERMITTENT', 'LUMPY') THEN 'INTERMITTENT'
                WHEN 2 * largest_error >= absolute_error THEN 'ONE_DAY'
                WHEN forecast - demand <= -.7D * absolute_error THEN 'TOO_LOW'
                WHEN forecast - demand >= .7D * absolute_error THEN 'TOO_HIGH'
                ELSE 'NOISY' END""";

    private static final String[] SERIES = {"location_id", "item_id"};

    private final LocalDate date;
    private final LocalDate before;
    private final int perStore;

    /** @param days how many of the last days are looked at */
    WorstSeries(LocalDate date, int days, int perStore) {
        this.date = date;
        this.before = date.minusDays(days);
        this.perStore = perStore;
    }

    /**
     * Rows of {@code gold.worst_series} without their date.
     *
     * @param forecasts location_id, item_id, business_date, ds, mean
     * @param history location_id, item_id, ds, availability, demand, discount; from long before the days looked at
     */
    Dataset<Row> of(Dataset<Row> forecasts, Dataset<Row> history) {
        Dataset<Row> errors = lastBeforeEachDay(forecasts)
                .join(
                        history.where("ds > DATE'%s' AND NOT isnan(demand)".formatted(before)),
                        new String[] {"location_id", "item_id", "ds"})
                .selectExpr(
                        "location_id",
                        "item_id",
                        "demand",
                        "mean",
                        "abs(mean - demand) AS error",
                        "discount > 0 AS promoted",
                        "NOT (%s) AS recovered".formatted(DemandClass.IN_STOCK));
        return ranked(sums(errors))
                .join(levels(history), SERIES)
                .join(DemandClass.of(history), SERIES)
                .selectExpr(
                        "location_id",
                        "item_id",
                        "rank",
                        "days",
                        "demand",
                        "forecast",
                        "absolute_error",
                        "excess",
                        CAUSE.formatted(date) + " AS cause");
    }

    /** Of each store and day the forecasts of the newest night before it. */
    private Dataset<Row> lastBeforeEachDay(Dataset<Row> forecasts) {
        Dataset<Row> nights = forecasts.select("location_id", "business_date").distinct();
        Dataset<Row> last = nights.selectExpr("location_id", "business_date", """
                        explode(sequence(greatest(date_add(business_date, 1), DATE'%s'), DATE'%s')) AS ds""".formatted(before.plusDays(1), date))
                .groupBy("location_id", "ds")
                .agg(expr("max(business_date)").as("business_date"));
        return forecasts.join(broadcast(last), new String[] {"location_id", "ds", "business_date"});
    }

    private static Dataset<Row> sums(Dataset<Row> errors) {
        return errors.groupBy(SERIES[0], SERIES[1])
                .agg(
                        expr("count(1)").as("days"),
                        Comparison.sum("demand"),
                        Comparison.sum("mean").as("forecast"),
                        Comparison.sum("error").as("absolute_error"),
                        expr("max(error)").as("largest_error"),
                        expr("count_if(recovered)").as("recovered_days"),
                        expr("count_if(promoted)").as("promoted_days"),
                        Comparison.sum("IF(promoted, error, 0)").as("promoted_error"),
                        Comparison.sum("IF(promoted, mean - demand, 0)").as("promoted_balance"));
    }

    private Dataset<Row> ranked(Dataset<Row> series) {
        return series.selectExpr("*", """
                        round(absolute_error - demand * coalesce(try_divide(sum(absolute_error) OVER (PARTITION BY location_id),
                            sum(demand) OVER (PARTITION BY location_id)), 0), 6) AS excess""")
                .where("excess > 0")
                .selectExpr("*", "row_number() OVER (PARTITION BY location_id ORDER BY excess DESC, item_id) AS rank")
                .where("rank <= " + perStore);
    }

    /** First day and mean of the days in stock, of the days looked at and of those before. */
    private Dataset<Row> levels(Dataset<Row> history) {
        String mean = "avg(IF(%s AND ds %s DATE'%s', demand, NULL))";
        return history.groupBy(SERIES[0], SERIES[1])
                .agg(
                        expr("min(ds)").as("first_day"),
                        expr(mean.formatted(DemandClass.IN_STOCK, ">", before)).as("level"),
                        expr(mean.formatted(DemandClass.IN_STOCK, "<=", before)).as("level_before"));
    }
}
