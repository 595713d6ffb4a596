package ai.modular.bench.publish;

import ai.modular.contracts.lake.TableDefinition;
import ai.modular.grocery.lake.GoldTables;
import ai.modular.grocery.lake.SilverTables;
import ai.modular.operations.configuration.Settings;
import ai.modular.spark.SparkConfiguration;
import ai.modular.spark.SparkSettings;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** What the night leaves in gold for a date, drawn by seed: 14 forecasts, 3 risks, a proposal with its receipt and 56 days of past per series. */
final class PublishedNight implements AutoCloseable {

    static final int HISTORY_DAYS = 56;

    /** The table that each step of the job publish fills. */
    static final Map<String, String> STEPS = steps();

    private static final String STORE = "format_string('store-%03d', CAST(id % 500 AS INT)) AS location_id";
    private static final String ITEM = "format_string('item-%06d', CAST(id DIV 500 AS INT)) AS item_id";
    private static final String RECEIPT = """
            {"version":1,"terms":[{"code":"EXPECTED_DEMAND","value":41.250,"facts":{"first_day":"2026-11-23","last_day":"2026-11-26","days":"4"}},\
            {"code":"SAFETY_STOCK","value":12.125,"facts":{"critical_ratio":"0.950"}},{"code":"ON_HAND","value":-18.000,"facts":{"as_of":"2026-11-22"}},\
            {"code":"PACK_ROUNDING","value":0.625,"facts":{"pack_size":"12","packs":"3"}}]}""";

    private final SparkSession spark;
    private final Settings settings;
    private final long seed;

    PublishedNight(Settings settings, long seed) {
        this.settings = settings;
        this.seed = seed;
        this.spark = SparkConfiguration.session(new SparkSettings(
                settings.spark().master(),
                settings.spark().memory(),
                settings.spark().shufflePartitions(),
                settings.home(),
                settings.lake().path()));
    }

    private static Map<String, String> steps() {
        Map<String, String> steps = new LinkedHashMap<>();
        steps.put("forecasts", "insight.demand_forecast_revision");
        steps.put("risks", "insight.stockout_risk_revision");
        steps.put("orders", "insight.order_proposal_revision");
        steps.put("recent", "insight.demand_recent_revision");
        return steps;
    }

    void write(LocalDate date, int series) {
        String day = "DATE'%s' AS business_date".formatted(date);
        append(
                GoldTables.DEMAND_FORECAST,
                series,
                day,
                days(14, date),
                "transform(array(.05D,.1D,.2D,.3D,.4D,.6D,.9D,1.3D,1.5D,1.8D,2.1D,2.4D,3D), q -> q * mean) AS quantiles",
                ".3D AS day_correlation",
                "'demand/1' AS model_version");
        append(
                GoldTables.STOCKOUT_RISK,
                series,
                day,
                days(3, date),
                "u AS probability",
                "u * mean AS expected_lost",
                "'stockout/1' AS model_version");
        append(
                GoldTables.ORDER_PROPOSAL,
                series,
                day,
                "DATE'%s' AS delivery_date".formatted(date.plusDays(2)),
                "'supplier-1' AS supplier_id",
                "36 AS quantity",
                "'each' AS unit",
                "1.25 AS unit_cost",
                "'EUR' AS currency",
                "mean AS on_hand",
                "u * 10 AS days_of_cover",
                "u AS risk",
                "u AS expected_lost",
                "'%s' AS receipt".formatted(RECEIPT),
                "IF(u > .9, array('WILL_RUN_OUT'), array()) AS exceptions");
        append(
                GoldTables.DEMAND_HISTORY,
                series,
                "1 AS one",
                past(date),
                "mean AS y",
                "1D AS availability",
                "mean AS demand",
                "mean AS demand_low",
                "mean AS demand_high",
                "2D AS price",
                "0D AS discount",
                "0D AS event");
        spark.range(1)
                .selectExpr("'store-000' AS location_id", "'Store' AS name", "CAST(NULL AS STRING) AS city")
                .selectExpr(
                        "*",
                        "'UTC' AS time_zone",
                        "'EUR' AS currency",
                        "7 AS opens_hour",
                        "22 AS closes_hour",
                        "true AS stock_known")
                .write()
                .format("delta")
                .mode("overwrite")
                .save(path(SilverTables.LOCATIONS));
    }

    private static String days(int count, LocalDate date) {
        return "explode(sequence(DATE'%s', DATE'%s')) AS ds".formatted(date.plusDays(1), date.plusDays(count));
    }

    private static String past(LocalDate date) {
        return "explode(sequence(DATE'%s', DATE'%s')) AS ds".formatted(date.minusDays(HISTORY_DAYS - 1L), date);
    }

    private void append(TableDefinition table, int series, String date, String day, String... values) {
        Dataset<Row> rows = spark.range(0, series, 1, 2)
                .selectExpr("id", "rand(%d) AS u".formatted(seed), date, day, STORE, ITEM)
                .selectExpr("*", "20 * u AS mean")
                .selectExpr(expressions(values));
        StructType type = StructType.fromDDL(table.columns());
        rows.select(java.util.Arrays.stream(type.fieldNames())
                        .map(name -> rows.col(name).cast(type.apply(name).dataType()))
                        .toArray(org.apache.spark.sql.Column[]::new))
                .toDF(type.fieldNames())
                .sortWithinPartitions("location_id", "item_id")
                .write()
                .format("delta")
                .partitionBy(table.partitionBy().toArray(String[]::new))
                .mode("append")
                .save(path(table));
    }

    private static String[] expressions(String... values) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of("*"), java.util.Arrays.stream(values))
                .toArray(String[]::new);
    }

    private String path(TableDefinition table) {
        return settings.lake().path() + "/" + table.name().replace('.', '/');
    }

    @Override
    public void close() {
        spark.stop();
    }
}
