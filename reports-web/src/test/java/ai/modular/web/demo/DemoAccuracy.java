package ai.modular.web.demo;

import ai.modular.testing.TestDatabase;

/** Four weeks of comparison beside {@link DemoNight}: invented, the same each time, and with one department that forecasts too much. */
public final class DemoAccuracy {

    private DemoAccuracy() {}

    public static void write(TestDatabase database) {
        database.execute(ACCURACY.formatted(DemoNight.DATE));
        database.execute(DRIFT.formatted(DemoNight.DATE));
        database.execute(WORST.formatted(DemoNight.DATE));
    }

    /** Error rises with the horizon, and the bias with it; bakery is a quarter too high from the third week on. */
    private static final String ACCURACY = """
            INSERT INTO insight.forecast_accuracy (business_date, location_id, department, horizon, demand_class, recovered, model_version, days,
                demand, forecast, absolute_error, within_50, within_80, within_95, pinball)
            SELECT day, l.location_id, department, horizon, class, recovered, CASE WHEN age > 13 THEN 'demand/2' ELSE 'demand/3' END,
                CASE WHEN recovered THEN 1 ELSE 20 END, demand, demand * bias,
                demand * (.16 + .012 * horizon + CASE class WHEN 'LUMPY' THEN .35 WHEN 'ERRATIC' THEN .12 ELSE 0 END
                    + .02 * sin(age) + CASE WHEN recovered THEN .15 ELSE 0 END + .7 * abs(bias - 1)),
                CASE WHEN recovered THEN 0 ELSE 9 END, CASE WHEN recovered THEN 1 ELSE 15 END, CASE WHEN recovered THEN 1 ELSE 19 END, demand * .07
            FROM (SELECT DISTINCT department FROM retail.products) d, (SELECT location_id FROM retail.locations) l,
                generate_series(1, 14) AS horizon, generate_series(0, 27) AS age,
                (VALUES ('SMOOTH', 60.0), ('ERRATIC', 25.0), ('LUMPY', 6.0)) AS c (class, units), (VALUES (false), (true)) AS r (recovered),
                LATERAL (SELECT DATE '%1$s' - age AS day, units * (CASE WHEN recovered THEN .05 ELSE 1 END) AS demand,
                    1.01 - .004 * horizon + .03 * cos(age / 3.0)
                        + CASE WHEN department = 'Bakery' AND age < 14 THEN .25 ELSE 0 END
                        - CASE WHEN l.location_id = 's2' THEN .05 ELSE 0 END AS bias) x""";

    private static final String DRIFT = """
            INSERT INTO insight.forecast_drift
            SELECT '%1$s', l.location_id, d.department, m.measure, m.value + CASE WHEN broken THEN .14 ELSE 0 END, .1, 1120, broken
            FROM (SELECT DISTINCT department FROM retail.products) d, (SELECT location_id FROM retail.locations) l,
                (VALUES ('ERROR', .05), ('BIAS', .01), ('SHIFT_PRICE', .02)) AS m (measure, value),
                LATERAL (SELECT d.department = 'Bakery' AND m.measure <> 'ERROR' AS broken) b""";

    private static final String WORST = """
            INSERT INTO insight.worst_series
            SELECT '%1$s', l.location_id, item_id, n, 28, 400 - 20 * n, (400 - 20 * n) * CASE WHEN n %% 3 = 0 THEN .6 ELSE 1.5 END,
                (400 - 20 * n) * .55, 200 - 10 * n,
                (ARRAY['LEVEL_FELL', 'TOO_HIGH', 'PROMOTION_MISSED', 'INTERMITTENT', 'NOISY', 'CENSORED'])[1 + n %% 6]
            FROM (SELECT item_id, row_number() OVER (ORDER BY item_id)::int AS n FROM retail.products) p,
                (SELECT location_id FROM retail.locations) l WHERE n <= 12""";
}
