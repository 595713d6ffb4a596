package ai.modular.web.sheet;

/** The statements of an order sheet and its documents. */
final class SheetSql {

    static final String SUPPLIER = "SELECT name, minimum_value FROM retail.suppliers WHERE supplier_id = :supplier";

    /** A line that was decided stays, whatever a later revision proposes. */
    static final String LINES = """
            SELECT item_id, coalesce(p.name, item_id) AS name, p.size, coalesce(d.delivery_date, o.delivery_date) AS delivery_date,
                coalesce(o.quantity, d.proposed) AS proposed, coalesce(d.unit, o.unit) AS unit,
                coalesce(d.unit_cost, o.unit_cost) AS unit_cost, coalesce(d.currency, o.currency) AS currency, t.pack_size
            FROM (SELECT * FROM insight.order_proposal WHERE business_date = :date AND location_id = :store AND supplier_id = :supplier) o
            FULL JOIN (SELECT * FROM app.order_decision WHERE business_date = :date AND location_id = :store) d USING (item_id)
            LEFT JOIN retail.products p USING (item_id)
            LEFT JOIN (SELECT item_id, pack_size FROM retail.supply_terms WHERE location_id = :store) t USING (item_id)
            WHERE coalesce(d.supplier_id, o.supplier_id) = :supplier AND (o.quantity > 0 OR d.verdict IS NOT NULL)
            ORDER BY 4, name, item_id""";

    static final String DOCUMENTS = """
            SELECT d.document_id, d.delivery_date, d.created_at, d.exported_at, c.display_name AS created_by, e.display_name AS exported_by,
                count(*) AS lines, sum(l.quantity * l.unit_cost) AS value, d.currency
            FROM app.order_document d
            JOIN app.order_document_line l USING (document_id)
            JOIN app.person c ON c.person_id = d.created_by
            LEFT JOIN app.person e ON e.person_id = d.exported_by
            WHERE d.business_date = :date AND d.location_id = :store AND d.supplier_id = :supplier
            GROUP BY d.document_id, c.display_name, e.display_name ORDER BY d.delivery_date""";

    private static final String DECIDED = """
            FROM app.order_decision d
            WHERE d.business_date = :date AND d.location_id = :store AND d.supplier_id = :supplier AND d.quantity > 0""";

    /** No order arrives before it was sent. */
    private static final String ID = """
            concat_ws('-', d.location_id, d.supplier_id, to_char(:ordered::date, 'YYYYMMDD'),
                to_char(greatest(d.delivery_date, :ordered::date), 'MMDD'))""";

    static final String WRITE = """
            INSERT INTO app.order_document (document_id, business_date, location_id, supplier_id, delivery_date, ordered_on, currency, created_by)
            SELECT DISTINCT %s, d.business_date, d.location_id, d.supplier_id, greatest(d.delivery_date, :ordered), :ordered, d.currency, :person
            %s""".formatted(ID, DECIDED);

    static final String WRITE_LINES = """
            INSERT INTO app.order_document_line (document_id, location_id, item_id, quantity, unit, unit_cost, pack_size)
            SELECT %s, d.location_id, d.item_id, d.quantity, d.unit, d.unit_cost,
                (SELECT nullif(t.pack_size, 0) FROM retail.supply_terms t WHERE t.location_id = d.location_id AND t.item_id = d.item_id)
            %s""".formatted(ID, DECIDED);

    /** The first one to take it out. */
    static final String EXPORT = """
            UPDATE app.order_document SET exported_by = :person, exported_at = now() WHERE document_id = :document AND exported_at IS NULL""";

    static final String EXPORTED = """
            SELECT d.document_id, d.location_id, d.supplier_id, coalesce(s.name, d.supplier_id) AS supplier, d.ordered_on, d.delivery_date,
                l.item_id, coalesce(p.name, l.item_id) AS name, l.quantity, l.unit, l.pack_size, l.unit_cost, d.currency
            FROM app.order_document d
            JOIN app.order_document_line l USING (document_id)
            LEFT JOIN retail.suppliers s ON s.supplier_id = d.supplier_id
            LEFT JOIN retail.products p ON p.item_id = l.item_id
            WHERE d.document_id = :document ORDER BY l.item_id""";

    private SheetSql() {}
}
