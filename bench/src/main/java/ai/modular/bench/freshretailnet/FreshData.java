package ai.modular.bench.freshretailnet;

import static org.apache.spark.sql.functions.array_sort;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.struct;

import ai.modular.bench.Codes;
import ai.modular.models.daylevel.DayPanel;
import ai.modular.models.daylevel.DayTypes;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * FreshRetailNet as one panel: 83 days of sales and a week that is planned.
 *
 * @param ids store_product
 */
record FreshData(String[] ids, DayPanel panel) {

    static final LocalDate FIRST = LocalDate.of(2024, 3, 28);
    static final int KNOWN_DAYS = 83;

    private static final int PLANNED_DAYS = KNOWN_DAYS + 7;
    /** Official working days on which the data says holiday, as on every weekend. */
    private static final Set<LocalDate> WORKING = Set.of(LocalDate.of(2024, 4, 28), LocalDate.of(2024, 5, 11));

    /** Days that make the usual profile of the hours; no origin of a benchmark lies within them. */
    private static final int PROFILE_DAYS = 28;

    private static final int HOURS = 24;

    /** Sales of the usual profile that all categories together lend to each. */
    private static final int PROFILE_PRIOR = 50;

    private static final String KEY =
            "store_id, product_id, city_id, first_category_id, second_category_id, third_category_id";

    static FreshData read(SparkSession spark, Path folder, Path known) {
        Dataset<Row> days = spark.read().parquet(folder.toString());
        days = days.join(broadcast(profiles(days)), "first_category_id").withColumn("in_stock", expr("""
                        CAST(CASE WHEN stock_hour6_22_cnt = 0 THEN 1 ELSE least(.999, 1 - aggregate(
                            transform(sequence(6, 22), h -> IF(hours_stock_status[h] = 1, profile[h], 0D)), 0D, (a, b) -> a + b))
                        END AS FLOAT)"""));
        List<Row> series = days.selectExpr(KEY.split(", "))
                .distinct()
                .join(
                        byKey(days, "sale_amount", "in_stock"),
                        List.of("store_id", "product_id").toArray(String[]::new))
                .join(
                        byKey(planned(days, spark.read().parquet(known.toString())), "discount", "activity_flag")
                                .withColumnRenamed("days", "plan"),
                        new String[] {"store_id", "product_id"})
                .orderBy("store_id", "product_id")
                .collectAsList();
        return assemble(
                series, new DayTypes(FIRST, free(planned(days, spark.read().parquet(known.toString())))));
    }

    private static Dataset<Row> planned(Dataset<Row> days, Dataset<Row> known) {
        String[] columns = {"store_id", "product_id", "dt", "discount", "activity_flag", "holiday_flag"};
        return days.selectExpr(columns).unionByName(known.selectExpr(columns));
    }

    private static Dataset<Row> byKey(Dataset<Row> days, String first, String second) {
        return days.groupBy("store_id", "product_id")
                .agg(array_sort(collect_list(struct(
                                col("dt"),
                                col(first).cast("float").as("a"),
                                col(second).cast("float").as("b"))))
                        .as("days"));
    }

    /** Each category's usual share of the hours, from its first clean days. */
    private static Dataset<Row> profiles(Dataset<Row> days) {
        String sums = IntStream.range(0, HOURS)
                .mapToObj(hour -> "sum(CAST(hours_sale[%d] AS DOUBLE))".formatted(hour))
                .collect(Collectors.joining(", "));
        Dataset<Row> clean = days.where(col("dt")
                .lt(FIRST.plusDays(PROFILE_DAYS).toString())
                .and(col("stock_hour6_22_cnt").equalTo(0)));
        Dataset<Row> all = clean.agg(expr("array(" + sums + ")").as("everywhere"));
        String total = "aggregate(%s, 0D, (a, b) -> a + b)";
        return clean.groupBy("first_category_id")
                .agg(expr("array(" + sums + ")").as("own"))
                .crossJoin(all)
                .withColumn(
                        "raised",
                        expr("zip_with(own, everywhere, (o, e) -> o + %d * e / %s)"
                                .formatted(PROFILE_PRIOR, total.formatted("everywhere"))))
                .select(
                        col("first_category_id"),
                        expr("transform(raised, r -> r / %s)".formatted(total.formatted("raised")))
                                .as("profile"));
    }

    /** A day is free when most series say so, unless it is an official working day. */
    private static boolean[] free(Dataset<Row> plan) {
        boolean[] result = new boolean[PLANNED_DAYS + 1];
        plan.groupBy("dt").agg(expr("avg(holiday_flag)")).collectAsList().forEach(row -> {
            LocalDate date = LocalDate.parse(row.getString(0));
            result[(int) (date.toEpochDay() - FIRST.toEpochDay())] = row.getDouble(1) > .5 && !WORKING.contains(date);
        });
        return result;
    }

    private static FreshData assemble(List<Row> series, DayTypes types) {
        int size = series.size();
        float[][] sales = new float[size][];
        float[][] inStock = new float[size][];
        float[][] discount = new float[size][];
        float[][] activity = new float[size][];
        for (int i = 0; i < size; i++) {
            List<Row> days = series.get(i).getList(series.get(i).fieldIndex("days"));
            List<Row> plan = series.get(i).getList(series.get(i).fieldIndex("plan"));
            if (days.size() != KNOWN_DAYS || plan.size() != PLANNED_DAYS) {
                throw new IllegalArgumentException("series %s has %d days and %d planned ones, expected %d and %d"
                        .formatted(id(series.get(i)), days.size(), plan.size(), KNOWN_DAYS, PLANNED_DAYS));
            }
            sales[i] = column(days, 1);
            inStock[i] = column(days, 2);
            discount[i] = column(plan, 1);
            activity[i] = column(plan, 2);
        }
        DayPanel.Groups groups = new DayPanel.Groups(
                codes(series, row -> part(row, "product_id")),
                codes(series, row -> part(row, "product_id") + "/" + part(row, "city_id")),
                codes(series, row -> part(row, "store_id")),
                codes(series, row -> part(row, "store_id") + "/" + part(row, "first_category_id")),
                codes(series, row -> part(row, "first_category_id")),
                codes(series, row -> part(row, "second_category_id")),
                codes(series, row -> part(row, "third_category_id")),
                codes(series, row -> part(row, "city_id")));
        String[] ids = series.stream().map(FreshData::id).toArray(String[]::new);
        return new FreshData(ids, new DayPanel(sales, inStock, discount, activity, types, groups));
    }

    private static int[] codes(List<Row> series, Function<Row, String> name) {
        return Codes.of(series, name).of();
    }

    private static String id(Row row) {
        return row.getAs("store_id") + "_" + row.getAs("product_id");
    }

    /** Padded, so that the order of names is that of numbers. */
    private static String part(Row row, String column) {
        return "%08d".formatted(row.<Integer>getAs(column));
    }

    private static float[] column(List<Row> days, int index) {
        float[] result = new float[days.size()];
        for (int day = 0; day < result.length; day++) {
            result[day] = days.get(day).getFloat(index);
        }
        return result;
    }
}
