package ai.modular.web.today;

/** The statements of {@link OrderReads}. */
final class OrderSql {

    private static final String LINES = """
            FROM insight.order_proposal o
            LEFT JOIN retail.products p ON p.item_id = o.item_id
            LEFT JOIN retail.suppliers s ON s.supplier_id = o.supplier_id
            WHERE o.business_date = :date AND o.location_id = :store
            """;
    private static final String NARROWED = """
              AND (:department::text IS NULL OR p.department = :department)
              AND (:supplier::text IS NULL OR o.supplier_id = :supplier)
              AND (:exception::text IS NULL OR :exception = ANY (o.exceptions))
              AND (:search::text IS NULL OR p.name ILIKE :search OR p.brand ILIKE :search OR o.item_id ILIKE :search)
            """;
    private static final String LOUD = "(o.quantity > 0 OR o.exceptions && :attention::text[])";

    private static final String SUMS = """
            SELECT o.supplier_id, coalesce(s.name, o.supplier_id) AS supplier, coalesce(p.department, '') AS department,
                s.minimum_value, s.cutoff_hour, count(*) AS lines, count(*) FILTER (WHERE o.quantity > 0) AS ordered,
                count(*) FILTER (WHERE %s) AS loud, sum(o.quantity * o.unit_cost) AS value, min(o.currency) AS currency,
                min(o.delivery_date) FILTER (WHERE o.quantity > 0) AS first_delivery,
                max(o.delivery_date) FILTER (WHERE o.quantity > 0) AS last_delivery
            %s %s GROUP BY o.supplier_id, s.name, p.department, s.minimum_value, s.cutoff_hour
            ORDER BY 2, 1, 3""";

    /** The whole order, by supplier and department. */
    static final String SLICES = SUMS.formatted(LOUD, LINES, "");

    /** Of it, what the filter leaves. */
    static final String NARROWED_SLICES = SUMS.formatted(LOUD, LINES, NARROWED);

    static final String EXCEPTIONS = """
            SELECT e.code, count(*) AS lines,
                (array_agg(coalesce(p.name, o.item_id) ORDER BY o.expected_lost * o.unit_cost DESC, o.quantity DESC, p.name))[1] AS example,
                sum(o.expected_lost * coalesce(price.price, o.unit_cost)) AS lost
            FROM insight.order_proposal o
            CROSS JOIN LATERAL unnest(o.exceptions) AS e (code)
            LEFT JOIN retail.products p ON p.item_id = o.item_id
            LEFT JOIN LATERAL (SELECT price FROM retail.prices r WHERE e.code = 'WILL_RUN_OUT' AND r.location_id = o.location_id
                AND r.item_id = o.item_id AND r.valid_from <= :date ORDER BY r.valid_from DESC LIMIT 1) price ON true
            WHERE o.business_date = :date AND o.location_id = :store GROUP BY e.code""";

    /** Finds the page's keys first: receipts are large, and the sort should not carry them. */
    static final String PAGE = """
            WITH wanted AS MATERIALIZED (
                SELECT o.item_id, o.supplier_id, o.delivery_date, row_number() OVER () AS place FROM (
                    SELECT o.item_id, o.supplier_id, o.delivery_date
                    %s %s AND (:quiet OR %s)
                    ORDER BY coalesce(s.name, o.supplier_id), o.supplier_id, (o.exceptions && :attention::text[]) DESC, o.quantity = 0,
                        p.name, o.item_id, o.delivery_date
                    LIMIT :limit OFFSET :offset) o)
            SELECT o.item_id, coalesce(p.name, o.item_id) AS name, p.brand, p.size, o.supplier_id, o.delivery_date, o.quantity, o.unit,
                o.on_hand, o.days_of_cover, o.risk, o.receipt::text AS receipt, o.exceptions, t.pack_size, t.lead_time_days
            FROM wanted w
            JOIN insight.order_proposal o ON o.business_date = :date AND o.location_id = :store AND o.item_id = w.item_id
                AND o.supplier_id = w.supplier_id AND o.delivery_date = w.delivery_date
            LEFT JOIN retail.products p ON p.item_id = o.item_id
            LEFT JOIN retail.supply_terms t ON t.location_id = o.location_id AND t.item_id = o.item_id
            ORDER BY w.place""".formatted(LINES, NARROWED, LOUD);

    static final String RISK_DAYS = """
            SELECT item_id, max(ds) AS ds FROM insight.stockout_risk
            WHERE business_date = :date AND location_id = :store AND item_id = ANY (:items::text[]) GROUP BY item_id""";

    static final String SKIPPED = """
            SELECT k.job, k.reason, count(*) AS products,
                (array_agg(coalesce(p.name, k.item_id) ORDER BY p.name, k.item_id))[1\\:5] AS examples
            FROM insight.skipped_series k LEFT JOIN retail.products p ON p.item_id = k.item_id
            WHERE k.business_date = :date AND k.location_id = :store GROUP BY k.job, k.reason ORDER BY 3 DESC, 1, 2 LIMIT 20""";

    private OrderSql() {}
}
