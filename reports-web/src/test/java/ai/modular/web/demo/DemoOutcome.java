package ai.modular.web.demo;

import ai.modular.testing.TestDatabase;

/** Six weeks of figures and some scored decisions beside {@link DemoNight}: invented, the same each time. The persons must be there. */
public final class DemoOutcome {

    private DemoOutcome() {}

    public static void write(TestDatabase database) {
        database.execute(FIGURES.formatted(DemoNight.DATE));
        database.execute(SCORES.formatted(DemoNight.DATE));
    }

    private static final String FIGURES = """
            INSERT INTO insight.kpi_daily (business_date, location_id, department, supplier_id, products, out_of_stock, demand, lost, turnover,
                lost_value, wasted, wasted_value, stock, stock_value, usual_demand, forecast, forecast_demand)
            SELECT DATE '%1$s' - age, location_id, department, supplier_id, n, 1, demand, lost, (demand - lost) * 2.4, lost * 2.4, wasted, wasted * 1.6,
                demand * 1.9, demand * 3, demand, demand * (1.02 + .05 * sin(age)), demand
            FROM (SELECT p.department, t.supplier_id, t.location_id, count(*) AS n FROM retail.products p JOIN retail.supply_terms t USING (item_id)
                    GROUP BY 1, 2, 3) d, generate_series(0, 55) AS age,
                LATERAL (SELECT n * (9 + 4 * sin(age * .9)) AS demand) x,
                LATERAL (SELECT demand * (.015 + CASE WHEN age > 27 THEN .01 ELSE 0 END + .01 * abs(sin(age * 1.7))) AS lost,
                    CASE WHEN department IN ('Bakery', 'Dairy', 'Fruit and vegetables') THEN demand * .02 * abs(cos(age)) ELSE 0 END AS wasted) y""";

    private static final String SCORES = """
            INSERT INTO insight.override_score
            SELECT '%1$s', l.location_id, item_id, DATE '%1$s' - 4 - n, DATE '%1$s' - 2 - n, CASE WHEN n %% 4 = 0 THEN 'admin' ELSE 'manager' END,
                CASE WHEN n %% 5 = 0 THEN 'REJECTED' ELSE 'CHANGED' END, (ARRAY['WEATHER', 'LOCAL_EVENT', 'NO_SPACE'])[1 + n %% 3],
                24, CASE WHEN n %% 5 = 0 THEN 0 ELSE 36 END, 20 + n, n %% 6 = 0, 2, CASE WHEN n %% 5 = 0 THEN 9 ELSE 0 END, 0, 0, 6, 16,
                CASE WHEN n %% 5 = 0 THEN -6.3 ELSE 1.15 * n - 4 END, 'EUR'
            FROM (SELECT item_id, row_number() OVER (ORDER BY item_id)::int AS n FROM retail.products) p,
                (SELECT location_id FROM retail.locations) l WHERE n <= 12""";
}
