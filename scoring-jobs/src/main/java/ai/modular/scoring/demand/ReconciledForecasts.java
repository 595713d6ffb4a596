package ai.modular.scoring.demand;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import ai.modular.contracts.model.QuantileGrid;
import ai.modular.models.hierarchy.Department;
import ai.modular.models.hierarchy.Reconciliation;
import ai.modular.models.hierarchy.SumTree;
import ai.modular.spark.DemandDays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Draws the forecasts of a night towards forecasts of their sums. Series are summed to departments of stores where they lie; these sums, some
 * thousand rows however many series there are, come to the driver, and their factors go back as a broadcast. The chain is the stores of the run.
 */
final class ReconciledForecasts {

    private static final String[] DEPARTMENT = {"locationId", "department"};

    /** Added in decimals, which have the same sum in any order. What does not fit, more than 10¹² units, counts as unknown. */
    private static final String DECIMAL = "try_cast(value AS DECIMAL(18, 6))";

    private static final String SCALED_MEAN = "transform(mean, (value, day) -> value * factors[day])";
    private static final String SCALED_QUANTILES =
            "transform(quantiles, (value, i) -> value * factors[i DIV %d])".formatted(QuantileGrid.SIZE);

    private final DemandDays days;
    private final Reconciliation reconciliation;

    ReconciledForecasts(DemandDays days, Reconciliation reconciliation) {
        this.days = days;
        this.reconciliation = reconciliation;
    }

    /** The same rows, mean and quantiles of each day scaled by the factor of its department; a day of 0 stays one. */
    Dataset<Row> of(Dataset<SeriesForecast> forecasts) {
        Dataset<Row> own = forecasts.toDF().where(col("reason").isNull());
        Dataset<Row> factors = forecasts
                .sparkSession()
                .createDataFrame(
                        factors(sums(own).collectAsList()),
                        StructType.fromDDL("locationId STRING, department STRING, factors ARRAY<DOUBLE>"));
        return own.join(broadcast(factors), DEPARTMENT)
                .withColumn("mean", expr(SCALED_MEAN))
                .withColumn("quantiles", expr(SCALED_QUANTILES));
    }

    /** One row per department: locationId, department, and the sums by day, null where no series knows the day. */
    private static Dataset<Row> sums(Dataset<Row> forecasts) {
        return forecasts
                .selectExpr("locationId", "department", "posexplode(sums) AS (day, value)")
                .groupBy("locationId", "department", "day")
                .agg(expr("CAST(sum(%s) AS DOUBLE)".formatted(DECIMAL)).as("total"))
                .groupBy(DEPARTMENT[0], DEPARTMENT[1])
                .agg(expr("transform(array_sort(collect_list(struct(day, total))), each -> each.total)")
                        .as("sums"));
    }

    private List<Row> factors(List<Row> sums) {
        List<Department> departments = new ArrayList<>(sums.size());
        double[][] expected = new double[sums.size()][];
        for (int i = 0; i < expected.length; i++) {
            Row row = sums.get(i);
            double[] all = row.<Double>getList(2).stream()
                    .mapToDouble(total -> total == null ? Double.NaN : total)
                    .toArray();
            departments.add(new Department(row.getString(0), row.getString(1), Arrays.copyOf(all, days.days())));
            expected[i] = Arrays.copyOfRange(all, days.days(), all.length);
        }
        double[][] factors = reconciliation.factors(new SumTree(departments, days.horizon()), expected);
        List<Row> rows = new ArrayList<>(expected.length);
        for (int i = 0; i < expected.length; i++) {
            Department each = departments.get(i);
            rows.add(RowFactory.create(each.locationId(), each.group(), factors[i]));
        }
        return rows;
    }
}
