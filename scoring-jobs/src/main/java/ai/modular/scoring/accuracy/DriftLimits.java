package ai.modular.scoring.accuracy;

import static org.apache.spark.sql.functions.expr;

import ai.modular.operations.configuration.Settings;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Holds what was measured against the limits, by store and department. Demand that is an estimate proves nothing and is left out. */
final class DriftLimits {

    private static final double BAND = .8;

    /** How far over its limit a row is; 1 is at the limit. */
    static final Column DISTANCE =
            expr("abs(value - IF(measure = 'COVERAGE', %s, 0D)) / threshold".formatted(BAND + "D"));

    private final Settings.Monitor limits;

    DriftLimits(Settings.Monitor limits) {
        this.limits = limits;
    }

    /**
     * Rows of {@code gold.forecast_drift} without their date. A department that sold nothing has neither error nor bias.
     *
     * @param accuracy the days to look at, as in {@code gold.forecast_accuracy}
     * @param shifts of {@link FeatureShift}
     */
    Dataset<Row> checks(Dataset<Row> accuracy, Dataset<Row> shifts) {
        Dataset<Row> outcomes = accuracy.where("NOT recovered")
                .groupBy("location_id", "department")
                .agg(
                        expr("sum(days)").as("days"),
                        Comparison.sum("demand"),
                        Comparison.sum("forecast"),
                        Comparison.sum("absolute_error"),
                        expr("sum(within_80)").as("within_80"))
                .selectExpr("location_id", "department", "days", """
                        inline(array(
                            struct('ERROR' AS measure, try_divide(absolute_error, demand) AS value, 0D AS wanted, %sD AS threshold),
                            struct('BIAS' AS measure, try_divide(forecast - demand, demand) AS value, 0D AS wanted, %sD AS threshold),
                            struct('COVERAGE' AS measure, within_80 / days AS value, %sD AS wanted, %sD AS threshold)))""".formatted(
                                limits.error(), limits.bias(), BAND, limits.coverage()));
        Dataset<Row> moved = shifts.selectExpr(
                "location_id",
                "department",
                "days",
                "measure",
                "value",
                "0D AS wanted",
                limits.shift() + "D AS threshold");
        return outcomes.where("value IS NOT NULL")
                .unionByName(moved)
                .selectExpr(
                        "location_id",
                        "department",
                        "measure",
                        "value",
                        "threshold",
                        "days",
                        "days >= %d AND abs(value - wanted) > threshold AS drift".formatted(limits.leastDays()));
    }
}
