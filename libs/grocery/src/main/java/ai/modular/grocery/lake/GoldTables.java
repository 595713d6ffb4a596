package ai.modular.grocery.lake;

import ai.modular.contracts.lake.TableDefinition;
import java.util.List;

/** The gold layer: what models read and what they answer. */
public final class GoldTables {

    private static final String SERIES = "location_id STRING NOT NULL, item_id STRING NOT NULL, ";
    private static final String DATED = "business_date DATE NOT NULL, " + SERIES;

    /**
     * One row per series and trading day. {@code y} is what was sold, {@code demand} what would have been with stock, with an interval;
     * {@code availability} is the share of the day's usual sales that fell into hours with stock.
     */
    public static final TableDefinition DEMAND_HISTORY = new TableDefinition(
            "gold.demand_history",
            SERIES + """
            ds DATE NOT NULL, y DOUBLE NOT NULL, availability DOUBLE NOT NULL, demand DOUBLE NOT NULL, demand_low DOUBLE NOT NULL,
            demand_high DOUBLE NOT NULL, price DOUBLE, discount DOUBLE NOT NULL, event DOUBLE NOT NULL""",
            List.of("location_id", "item_id", "ds"),
            List.of("ds"),
            List.of("location_id", "item_id"));

    /**
     * On hand by lot (first-expired first) and on order by arrival, at the close of the business date; {@code as_of}: the day of which the stock was
     * last known, null where it never was.
     */
    public static final TableDefinition STOCK_POSITION =
            byDate("gold.stock_position", DATED + """
            on_hand DECIMAL(14,3) NOT NULL,
            lots ARRAY<STRUCT<lot_id: STRING, quantity: DECIMAL(14,3), expires_on: DATE>> NOT NULL,
            on_order ARRAY<STRUCT<order_id: STRING, quantity: DECIMAL(14,3), arrives_on: DATE>> NOT NULL,
            assumed BOOLEAN NOT NULL, as_of DATE""", "location_id", "item_id");

    /** {@code fallback}: why a simpler model stood in, null where the model's own forecast was taken; {@code model_version} then names what stood in. */
    public static final TableDefinition DEMAND_FORECAST = byDate(
            "gold.demand_forecast",
            DATED
                    + "ds DATE NOT NULL, mean DOUBLE NOT NULL, quantiles ARRAY<DOUBLE> NOT NULL, day_correlation DOUBLE NOT NULL,"
                    + " model_version STRING NOT NULL, fallback STRING",
            "location_id",
            "item_id",
            "ds");

    /** {@code model_version}: the registered model that made the probability, or what stood in; null in rows of older versions. */
    public static final TableDefinition STOCKOUT_RISK = byDate(
            "gold.stockout_risk",
            DATED
                    + "ds DATE NOT NULL, probability DOUBLE NOT NULL, expected_lost DOUBLE NOT NULL, model_version STRING",
            "location_id",
            "item_id",
            "ds");

    /** {@code receipt}: JSON with a version and ordered terms whose values add up to the quantity. */
    public static final TableDefinition ORDER_PROPOSAL =
            byDate("gold.order_proposal", DATED + """
            supplier_id STRING NOT NULL, delivery_date DATE NOT NULL, quantity DECIMAL(14,3) NOT NULL, unit STRING NOT NULL,
            unit_cost DECIMAL(18,4) NOT NULL, currency STRING NOT NULL, on_hand DECIMAL(14,3) NOT NULL, days_of_cover DOUBLE,
            risk DOUBLE NOT NULL, expected_lost DOUBLE NOT NULL, receipt STRING NOT NULL, exceptions ARRAY<STRING> NOT NULL""", "location_id", "item_id", "supplier_id", "delivery_date");

    /**
     * Forecasts of all models at all origins of a training beside what came, for about a thousand series, with all that WAPE, bias, RMSSE, pinball loss
     * and coverage of any segment and day ahead ({@code ds − origin}) are made of: {@code scale} is the root of the mean squared one-day difference
     * of the past, {@code pinball} the mean of twice the quantile loss over the grid, in units. The score is null on a censored day.
     */
    public static final TableDefinition BACKTEST = new TableDefinition(
            "gold.backtest",
            "run_id STRING NOT NULL, model STRING NOT NULL, " + SERIES
                    + "origin DATE NOT NULL, ds DATE NOT NULL, forecast DOUBLE NOT NULL, actual DOUBLE NOT NULL, censored BOOLEAN NOT NULL,"
                    + " department STRING, demand_class STRING, scale DOUBLE, pinball DOUBLE, within_50 BOOLEAN, within_90 BOOLEAN",
            List.of("run_id", "model", "location_id", "item_id", "origin", "ds"),
            List.of("run_id"),
            List.of("location_id", "item_id"));

    public static final TableDefinition SKIPPED_SERIES = byDate(
            "gold.skipped_series",
            "business_date DATE NOT NULL, job STRING NOT NULL, " + SERIES + "reason STRING NOT NULL",
            "job",
            "location_id",
            "item_id");

    /**
     * Forecasts of the business date, made 1 to {@code horizon} days before, against its demand, as sums that add up over segments: WAPE is
     * {@code absolute_error ÷ demand}, bias {@code (forecast − demand) ÷ demand}, coverage {@code within_* ÷ days}. {@code pinball} sums the mean
     * quantile loss over the grid, in units. {@code recovered}: the shelf was empty for a part of the day, the demand is an estimate.
     */
    public static final TableDefinition FORECAST_ACCURACY =
            bySegment("gold.forecast_accuracy", """
            horizon INT NOT NULL, demand_class STRING NOT NULL, recovered BOOLEAN NOT NULL, model_version STRING NOT NULL, days BIGINT NOT NULL,
            demand DOUBLE NOT NULL, forecast DOUBLE NOT NULL, absolute_error DOUBLE NOT NULL, within_50 BIGINT NOT NULL,
            within_80 BIGINT NOT NULL, within_95 BIGINT NOT NULL, pinball DOUBLE NOT NULL""", "horizon", "demand_class", "recovered", "model_version");

    /** What was measured against the limits of {@code monitor.*}; {@code drift}: the limit is broken on enough days to say so. */
    public static final TableDefinition FORECAST_DRIFT = bySegment(
            "gold.forecast_drift",
            "measure STRING NOT NULL, value DOUBLE NOT NULL, threshold DOUBLE NOT NULL, days BIGINT NOT NULL, drift BOOLEAN NOT NULL",
            "measure");

    /** The series of each store whose forecasts of the evening before were furthest off; {@code excess}: beyond the store's usual error, in units. */
    public static final TableDefinition WORST_SERIES = byDate(
            "gold.worst_series",
            DATED
                    + "rank INT NOT NULL, days BIGINT NOT NULL, demand DOUBLE NOT NULL, forecast DOUBLE NOT NULL, absolute_error DOUBLE NOT NULL,"
                    + " excess DOUBLE NOT NULL, cause STRING NOT NULL",
            "location_id",
            "item_id");

    /**
     * Service, waste, stock and forecast of a trading day, as sums: fill rate is 1 − lost ÷ demand, days of cover stock ÷ usual demand, bias
     * (forecast − forecast demand) ÷ forecast demand. {@code supplier_id} is empty for products without supply terms, {@code stock} null where it is
     * only assumed.
     */
    public static final TableDefinition KPI_DAILY = bySegment("gold.kpi_daily", """
            supplier_id STRING NOT NULL, products BIGINT NOT NULL, out_of_stock BIGINT NOT NULL, demand DOUBLE NOT NULL, lost DOUBLE NOT NULL,
            turnover DOUBLE NOT NULL, lost_value DOUBLE NOT NULL, wasted DOUBLE NOT NULL, wasted_value DOUBLE NOT NULL, stock DOUBLE,
            stock_value DOUBLE, usual_demand DOUBLE NOT NULL, forecast DOUBLE, forecast_demand DOUBLE""", "supplier_id");

    /** Decisions of people against the untouched proposals, in the demand that came; of periods that ended in the 28 days up to the date. */
    public static final TableDefinition OVERRIDE_SCORE =
            byDate("gold.override_score", DATED + """
            night DATE NOT NULL, last_day DATE NOT NULL, decided_by STRING NOT NULL, verdict STRING NOT NULL, reason STRING NOT NULL,
            proposed DOUBLE NOT NULL, ordered DOUBLE NOT NULL, demand DOUBLE NOT NULL, recovered BOOLEAN NOT NULL,
            lost_proposed DOUBLE NOT NULL, lost_ordered DOUBLE NOT NULL, wasted_proposed DOUBLE NOT NULL, wasted_ordered DOUBLE NOT NULL,
            left_proposed DOUBLE NOT NULL, left_ordered DOUBLE NOT NULL, gained DOUBLE NOT NULL, currency STRING NOT NULL""", "location_id", "item_id", "night");

    private GoldTables() {}

    private static TableDefinition bySegment(String name, String columns, String... keyAfterSegment) {
        var key = new java.util.ArrayList<>(List.of("business_date", "location_id", "department"));
        key.addAll(List.of(keyAfterSegment));
        return new TableDefinition(
                name,
                "business_date DATE NOT NULL, location_id STRING NOT NULL, department STRING NOT NULL, " + columns,
                key,
                List.of("business_date"),
                List.of("location_id", "department"));
    }

    private static TableDefinition byDate(String name, String columns, String... keyAfterDate) {
        var key = new java.util.ArrayList<>(List.of("business_date"));
        key.addAll(List.of(keyAfterDate));
        return new TableDefinition(name, columns, key, List.of("business_date"), List.of("location_id", "item_id"));
    }
}
