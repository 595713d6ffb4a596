package ai.modular.web.decision;

import java.math.BigDecimal;

/** The statements of {@link Decisions}. */
final class DecisionSql {

    /** @param packSize null when the supply terms are gone */
    record Proposed(String supplierId, String name, BigDecimal quantity, String unit, BigDecimal packSize) {}

    static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(:order, 0))";

    static final String OF_STORE = """
            SELECT d.item_id, d.supplier_id, d.delivery_date, d.verdict, d.proposed, d.quantity, d.reason, d.note, d.version, d.decided_at,
                p.display_name AS person
            FROM app.order_decision d JOIN app.person p ON p.person_id = d.decided_by
            WHERE d.business_date = :date AND d.location_id = :store""";

    static final String CLOSED_SUPPLIERS = """
            SELECT DISTINCT supplier_id FROM app.order_document WHERE business_date = :date AND location_id = :store""";

    static final String OPEN = """
            SELECT o.supplier_id, count(*) AS lines FROM insight.order_proposal o
            WHERE o.business_date = :date AND o.location_id = :store AND o.quantity > 0 AND NOT EXISTS (
                SELECT 1 FROM app.order_decision d
                WHERE d.business_date = o.business_date AND d.location_id = o.location_id AND d.item_id = o.item_id)
            GROUP BY o.supplier_id""";

    static final String PROPOSED = """
            SELECT o.supplier_id, coalesce(p.name, o.item_id) AS name, o.quantity, o.unit, t.pack_size
            FROM insight.order_proposal o
            LEFT JOIN retail.products p ON p.item_id = o.item_id
            LEFT JOIN retail.supply_terms t ON t.location_id = o.location_id AND t.item_id = o.item_id
            WHERE o.business_date = :date AND o.location_id = :store AND o.item_id = :item LIMIT 1""";

    private static final String INSERT = """
            INSERT INTO app.order_decision (business_date, location_id, item_id, supplier_id, delivery_date, unit, unit_cost, currency,
                proposed, revision, decided_by, version, verdict, quantity, reason, note)
            SELECT business_date, location_id, item_id, supplier_id, delivery_date, unit, unit_cost, currency, quantity, :revision, :person, 1,
                %s FROM insight.order_proposal WHERE business_date = :date AND location_id = :store AND %s
            ON CONFLICT DO NOTHING""";

    static final String FIRST = INSERT.formatted(":verdict, :quantity, :reason, :note", "item_id = :item");

    static final String APPROVE_OPEN =
            INSERT.formatted("'APPROVED', quantity, NULL, NULL", "supplier_id = :supplier AND quantity > 0");

    static final String ANOTHER = """
            UPDATE app.order_decision d SET supplier_id = o.supplier_id, delivery_date = o.delivery_date, unit = o.unit,
                unit_cost = o.unit_cost, currency = o.currency, proposed = o.quantity, revision = :revision, decided_by = :person,
                version = d.version + 1, verdict = :verdict, quantity = :quantity, reason = :reason, note = :note, decided_at = now()
            FROM insight.order_proposal o
            WHERE o.business_date = d.business_date AND o.location_id = d.location_id AND o.item_id = d.item_id
                AND d.business_date = :date AND d.location_id = :store AND d.item_id = :item AND d.version = :version""";

    private DecisionSql() {}
}
