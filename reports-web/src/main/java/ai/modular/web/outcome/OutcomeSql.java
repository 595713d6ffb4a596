package ai.modular.web.outcome;

/** The statements of {@link OutcomeReads}. */
final class OutcomeSql {

    /** One scan for all lines; each says of which dimension it is a sum. BEFORE are the same days of the period before. */
    static final String FIGURES = """
            SELECT CASE WHEN GROUPING(location_id) = 0 THEN 'STORE' WHEN GROUPING(department) = 0 THEN 'DEPARTMENT'
                    WHEN GROUPING(supplier) = 0 THEN 'SUPPLIER' WHEN GROUPING(business_date) = 0 THEN 'DAY' ELSE 'ALL' END AS dimension,
                coalesce(location_id, department, supplier, business_date::text, '') AS key, now_ AS newest,
                count(DISTINCT day_) AS days, sum(demand) AS demand, sum(lost) AS lost, sum(turnover) AS turnover, sum(lost_value) AS lost_value,
                sum(wasted_value) AS wasted_value, sum(stock) AS stock, sum(usual_demand) AS usual_demand, sum(forecast) AS forecast,
                sum(forecast_demand) AS forecast_demand
            FROM (
                SELECT k.*, k.business_date AS day_, k.business_date > :date::date - :days AS now_, coalesce(s.name, k.supplier_id) AS supplier
                FROM insight.kpi_daily k LEFT JOIN retail.suppliers s ON s.supplier_id = k.supplier_id
                WHERE k.business_date > :date::date - 2 * :days AND k.business_date <= :date AND (:store = '' OR k.location_id = :store)) x
            GROUP BY now_, GROUPING SETS ((location_id), (department), (supplier), (business_date), ())
            ORDER BY 1, 2""";

    static final String SCORES = """
            SELECT CASE WHEN GROUPING(reason) = 0 THEN 'REASON' WHEN GROUPING(decided_by) = 0 THEN 'PERSON' ELSE 'ALL' END AS dimension,
                coalesce(reason, max(display_name), '') AS key, count(*) AS decisions, count(*) FILTER (WHERE gained > 0) AS better,
                sum(gained) AS gained
            FROM insight.override_score o LEFT JOIN app.person p ON p.person_id = o.decided_by
            WHERE business_date = :date AND (:store = '' OR location_id = :store)
            GROUP BY GROUPING SETS ((reason), (decided_by), ()) ORDER BY 1, 5""";

    static final String DECISIONS = """
            SELECT o.location_id, o.item_id, coalesce(i.name, o.item_id) AS name, o.night, o.last_day, coalesce(p.display_name, o.decided_by) AS person,
                o.reason, o.proposed, o.ordered, o.demand, o.recovered, o.lost_proposed, o.lost_ordered, o.gained
            FROM insight.override_score o LEFT JOIN app.person p ON p.person_id = o.decided_by LEFT JOIN retail.products i ON i.item_id = o.item_id
            WHERE o.business_date = :date AND (:store = '' OR o.location_id = :store)
            ORDER BY abs(o.gained) DESC, o.night DESC, o.location_id, o.item_id LIMIT 50""";

    private OutcomeSql() {}
}
