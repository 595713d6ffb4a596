package ai.modular.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.unix_date;

import ai.modular.contracts.model.DemandSeries;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The way from days in the lake to series in a model: one row of facts and one row per day of the past for each series, to be {@link SeriesBatches
 * grouped}. Training and scoring go the same way, so that both see the same numbers.
 *
 * @param origin the last day of the past
 * @param days length of the past at most
 * @param horizon days that are planned after the origin; 0 for training
 */
public record DemandDays(LocalDate origin, int days, int horizon) implements Serializable {

    /** The group of an item that no catalogue knows. */
    public static final String UNKNOWN_GROUP = "unknown";

    private static final List<String> PAST =
            List.of("day", "y", "availability", "demand", "price", "discount", "event");
    private static final int DAY = 2;
    private static final int SOLD = 3;
    private static final int AVAILABILITY = 4;
    private static final int DEMAND = 5;
    private static final int PRICE = 6;
    private static final int DISCOUNT = 7;
    private static final int EVENT = 8;

    /**
     * Rows for {@link SeriesBatches}, to be ordered by {@code day}: the row of facts comes first, its day is null.
     *
     * @param history location_id, item_id, ds, y, availability, demand, price, discount, event
     * @param facts one row per series: location_id, item_id, item_group, plan_price, plan_discount, plan_event (arrays as long as the horizon, or
     *     null) and what else the caller wants to find in the row of facts; a series without one belongs to no group and nothing is planned for it
     */
    public Dataset<Row> rows(Dataset<Row> history, Dataset<Row> facts) {
        Dataset<Row> past = history.where(
                        col("ds").gt(origin.minusDays(days)).and(col("ds").leq(origin)))
                .withColumn("day", unix_date(col("ds")))
                .select(names("location_id", "item_id", PAST));
        Dataset<Row> first = facts;
        for (String name : PAST) {
            first = first.withColumn(
                    name, lit(null).cast(past.schema().apply(name).dataType()));
        }
        return past.unionByName(first, true);
    }

    /** The row of facts, if the series has one. */
    public static Optional<Row> facts(SeriesBatches.Series series) {
        Row first = series.rows().get(0);
        return first.isNullAt(DAY) ? Optional.of(first) : Optional.empty();
    }

    /** The series from its first day in the window on; empty when it has none. Days without a row are unknown. */
    public Optional<DemandSeries> series(SeriesBatches.Series series) {
        Optional<Row> facts = facts(series);
        int first = facts.isPresent() ? 1 : 0;
        if (series.rows().size() == first) {
            return Optional.empty();
        }
        int start = series.rows().get(first).getInt(DAY);
        DayArrays past = new DayArrays((int) origin.toEpochDay() - start + 1, horizon);
        series.rows().subList(first, series.rows().size()).forEach(row -> past.put(row.getInt(DAY) - start, row));
        past.plan(facts);
        return Optional.of(past.series(series, facts.map(DemandDays::group).orElse(UNKNOWN_GROUP), origin));
    }

    private static String group(Row facts) {
        String group = facts.getAs("item_group");
        return group == null ? UNKNOWN_GROUP : group;
    }

    private static Column[] names(String location, String item, List<String> others) {
        Column[] result = new Column[2 + others.size()];
        result[0] = col(location);
        result[1] = col(item);
        for (int i = 0; i < others.size(); i++) {
            result[2 + i] = col(others.get(i));
        }
        return result;
    }

    /** The columns of a series while it is put together. */
    private static final class DayArrays {

        private final int length;
        private final double[] demand;
        private final double[] sold;
        private final double[] availability;
        private final double[] price;
        private final double[] discount;
        private final double[] event;

        DayArrays(int length, int horizon) {
            this.length = length;
            demand = new double[length];
            sold = new double[length];
            availability = new double[length];
            price = new double[length + horizon];
            discount = new double[length + horizon];
            event = new double[length + horizon];
            Arrays.fill(demand, Double.NaN);
            Arrays.fill(price, Double.NaN);
        }

        void put(int day, Row row) {
            demand[day] = row.getDouble(DEMAND);
            sold[day] = row.getDouble(SOLD);
            availability[day] = row.getDouble(AVAILABILITY);
            price[day] = row.isNullAt(PRICE) ? Double.NaN : row.getDouble(PRICE);
            discount[day] = row.getDouble(DISCOUNT);
            event[day] = row.getDouble(EVENT);
        }

        void plan(Optional<Row> facts) {
            // Without a price list the last known price goes on
            Arrays.fill(price, length, price.length, price[length - 1]);
            facts.ifPresent(row -> {
                copy(row, "plan_price", price);
                copy(row, "plan_discount", discount);
                copy(row, "plan_event", event);
            });
        }

        private void copy(Row facts, String name, double[] target) {
            int at = facts.fieldIndex(name);
            if (facts.isNullAt(at)) {
                return;
            }
            List<Double> plan = facts.getList(at);
            for (int day = 0; day < Math.min(plan.size(), target.length - length); day++) {
                Double value = plan.get(day);
                target[length + day] = value == null ? target[length + day] : value;
            }
        }

        DemandSeries series(SeriesBatches.Series of, String group, LocalDate origin) {
            return new DemandSeries(
                    of.locationId(), of.itemId(), group, origin, demand, sold, availability, price, discount, event);
        }
    }
}
