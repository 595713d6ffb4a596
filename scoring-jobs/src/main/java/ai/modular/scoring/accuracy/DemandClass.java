package ai.modular.scoring.accuracy;

import static org.apache.spark.sql.functions.expr;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How a series sells. With p the days in stock per day with a sale, and v the squared coefficient of variation of what such a day sells, after
 * Syntetos, Boylan and Croston, <i>On the categorization of demand patterns</i>, Journal of the Operational Research Society 56 (2005):
 *
 * <pre>
 *              v &lt; .49        v ≥ .49
 * p &lt; 1.32     SMOOTH         ERRATIC
 * p ≥ 1.32     INTERMITTENT   LUMPY
 * </pre>
 *
 * Only days in stock all day count. A series with less than 28 days of history is NEW.
 */
final class DemandClass {

    /** Days with less availability were out of stock for a part of the day. */
    static final String IN_STOCK = "availability >= .995D";

    /** Days of history from which on a series has a class of its own. */
    private static final int KNOWN_FROM = 28;

    private DemandClass() {}

    /**
     * One row per series: location_id, item_id, demand_class.
     *
     * @param history location_id, item_id, availability, demand; one row per series and day
     */
    static Dataset<Row> of(Dataset<Row> history) {
        String sale = "IF(%s AND demand > 0, demand, NULL)".formatted(IN_STOCK);
        return history.groupBy("location_id", "item_id")
                .agg(
                        expr("count(1)").as("days"),
                        expr("count_if(%s)".formatted(IN_STOCK)).as("in_stock"),
                        expr("count(%s)".formatted(sale)).as("with_sale"),
                        expr("coalesce(var_pop(%1$s) / (avg(%1$s) * avg(%1$s)), 0D)".formatted(sale))
                                .as("variation"))
                .selectExpr("location_id", "item_id", """
                        CASE WHEN days < %d THEN 'NEW'
                            WHEN in_stock < 1.32D * with_sale THEN IF(variation < .49D, 'SMOOTH', 'ERRATIC')
                            ELSE IF(variation < .49D, 'INTERMITTENT', 'LUMPY') END AS demand_class""".formatted(KNOWN_FROM));
    }
}
