package ai.modular.web.accuracy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how the forecasts of some stores turned out. */
final class AccuracyReads {

    /** Days that the page looks back. */
    static final int DAYS = 28;

    private static final String OF_THE_STORES = "(:store = '' OR location_id = :store)";

    /** One scan for all tables and charts; each line says of which dimension it is a sum. */
    private static final String FIGURES = """
            SELECT CASE WHEN GROUPING(location_id) = 0 THEN 'STORE' WHEN GROUPING(department) = 0 THEN 'DEPARTMENT'
                    WHEN GROUPING(horizon) = 0 THEN 'HORIZON' WHEN GROUPING(business_date) = 0 THEN 'DAY'
                    WHEN GROUPING(demand_class) = 0 THEN 'CLASS' WHEN GROUPING(model_version) = 0 THEN 'MODEL' ELSE 'ALL' END AS dimension,
                coalesce(location_id, department, horizon::text, business_date::text, demand_class, model_version, '') AS key,
                recovered, sum(days)::bigint AS days, sum(demand) AS demand, sum(forecast) AS forecast, sum(absolute_error) AS error,
                sum(within_50)::bigint AS within50, sum(within_80)::bigint AS within80, sum(within_95)::bigint AS within95,
                sum(pinball) AS pinball
            FROM insight.forecast_accuracy
            WHERE business_date > :date::date - :days AND business_date <= :date AND (:store = '' OR location_id = :store)
            GROUP BY recovered, GROUPING SETS ((location_id), (department), (horizon), (business_date), (demand_class), (model_version), ())
            ORDER BY 1, horizon, 2""";

    private static final String CHECKS =
            "SELECT count(*) FROM insight.forecast_drift WHERE business_date = :date AND " + OF_THE_STORES;

    private static final String DRIFT = """
            SELECT location_id, department, measure, value, threshold, days FROM insight.forecast_drift
            WHERE business_date = :date AND drift AND (:store = '' OR location_id = :store)
            ORDER BY abs(value - CASE measure WHEN 'COVERAGE' THEN .8 ELSE 0 END) / threshold DESC, location_id, department LIMIT 12""";

    private static final String WORST = """
            SELECT w.location_id, w.item_id, coalesce(p.name, w.item_id) AS name, coalesce(p.department, '') AS department, w.days, w.demand,
                w.forecast, w.absolute_error AS error, w.cause
            FROM insight.worst_series w LEFT JOIN retail.products p ON p.item_id = w.item_id
            WHERE w.business_date = :date AND (:store = '' OR w.location_id = :store)
            ORDER BY w.excess DESC, w.location_id, w.item_id LIMIT 50""";

    /**
     * Sums over forecasts that came true.
     *
     * @param dimension STORE, DEPARTMENT, HORIZON, DAY, CLASS, MODEL or ALL
     * @param recovered whether the demand is an estimate, because the shelf was empty for a part of the day
     */
    record Figures(
            String dimension,
            String key,
            boolean recovered,
            long days,
            double demand,
            double forecast,
            double error,
            long within50,
            long within80,
            long within95,
            double pinball) {

        /** WAPE; empty without demand. */
        Optional<Double> errorRate() {
            return demand > 0 ? Optional.of(error / demand) : Optional.empty();
        }

        /** As a share of demand; empty without. */
        Optional<Double> bias() {
            return demand > 0 ? Optional.of((forecast - demand) / demand) : Optional.empty();
        }
    }

    record Drift(String locationId, String department, String measure, double value, double threshold, long days) {}

    record Worst(
            String locationId,
            String itemId,
            String name,
            String department,
            long days,
            double demand,
            double forecast,
            double error,
            String cause) {}

    private final JdbcClient jdbc;
    private final String store;

    /** @param store empty for all that row-level security shows */
    AccuracyReads(JdbcClient jdbc, String store) {
        this.jdbc = jdbc;
        this.store = store;
    }

    List<Figures> figures(LocalDate date) {
        return of(FIGURES, date).param("days", DAYS).query(Figures.class).list();
    }

    long checks(LocalDate date) {
        return of(CHECKS, date).query(Long.class).single();
    }

    List<Drift> drift(LocalDate date) {
        return of(DRIFT, date).query(Drift.class).list();
    }

    List<Worst> worst(LocalDate date) {
        return of(WORST, date).query(Worst.class).list();
    }

    private JdbcClient.StatementSpec of(String sql, LocalDate date) {
        return jdbc.sql(sql).param("date", date).param("store", store);
    }
}
