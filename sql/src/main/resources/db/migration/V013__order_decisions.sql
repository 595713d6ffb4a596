-- What people decided on the proposed orders, and the documents that go to the suppliers.
CREATE TABLE app.order_document (
    document_id   text PRIMARY KEY CHECK (length(document_id) BETWEEN 1 AND 200),
    business_date date NOT NULL,
    location_id   text NOT NULL,
    supplier_id   text NOT NULL,
    delivery_date date NOT NULL,
    ordered_on    date NOT NULL,
    currency      char(3) NOT NULL,
    created_by    text NOT NULL REFERENCES app.person,
    created_at    timestamptz NOT NULL DEFAULT now(),
    exported_by   text REFERENCES app.person,
    exported_at   timestamptz,
    UNIQUE (business_date, location_id, supplier_id, delivery_date),
    CHECK ((exported_by IS NULL) = (exported_at IS NULL)),
    CHECK (delivery_date >= ordered_on AND ordered_on > business_date)
);
COMMENT ON TABLE app.order_document IS 'An approved order of a store to a supplier for a delivery date; written once and never changed but for its export';
COMMENT ON COLUMN app.order_document.business_date IS 'The night whose proposals it rests on';
COMMENT ON COLUMN app.order_document.exported_at IS 'When it was taken out first; later downloads are marked as copies';

CREATE TABLE app.order_document_line (
    document_id text NOT NULL REFERENCES app.order_document,
    location_id text NOT NULL,
    item_id     text NOT NULL,
    quantity    numeric(14, 3) NOT NULL CHECK (quantity > 0),
    unit        text NOT NULL,
    unit_cost   numeric(18, 4) NOT NULL CHECK (unit_cost >= 0),
    pack_size   numeric(14, 3) CHECK (pack_size > 0),
    PRIMARY KEY (document_id, item_id)
);
COMMENT ON TABLE app.order_document_line IS 'What the document orders, as it was decided';

CREATE TABLE app.order_decision (
    business_date date NOT NULL,
    location_id   text NOT NULL,
    item_id       text NOT NULL,
    supplier_id   text NOT NULL,
    delivery_date date NOT NULL,
    verdict       text NOT NULL CHECK (verdict IN ('APPROVED', 'CHANGED', 'REJECTED')),
    revision      integer NOT NULL CHECK (revision >= 1),
    proposed      numeric(14, 3) NOT NULL CHECK (proposed >= 0),
    quantity      numeric(14, 3) NOT NULL CHECK (quantity >= 0),
    unit          text NOT NULL,
    unit_cost     numeric(18, 4) NOT NULL CHECK (unit_cost >= 0),
    currency      char(3) NOT NULL,
    reason        text CHECK (reason ~ '^[A-Z_]{1,40}$'),
    note          text CHECK (length(note) <= 200),
    version       integer NOT NULL CHECK (version >= 1),
    decided_by    text NOT NULL REFERENCES app.person,
    decided_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (business_date, location_id, item_id),
    CHECK ((verdict = 'APPROVED') = (quantity = proposed)),
    CHECK ((verdict = 'REJECTED') = (quantity = 0 AND proposed > 0)),
    CHECK ((verdict = 'APPROVED') = (reason IS NULL))
);
COMMENT ON TABLE app.order_decision IS 'The newest decision on what a store orders of an item on a night; a proposal without one is open, and a later revision that proposes another supplier or day does not open it again';
COMMENT ON COLUMN app.order_decision.revision IS 'Of the publication that was decided on; a later one leaves the decision as it is';
COMMENT ON COLUMN app.order_decision.proposed IS 'What was proposed when it was decided';
COMMENT ON COLUMN app.order_decision.version IS 'Counts the decisions on the line: who saw an older one is told';

CREATE TABLE app.order_decision_history (
    LIKE app.order_decision INCLUDING COMMENTS,
    PRIMARY KEY (business_date, location_id, item_id, version)
);
COMMENT ON TABLE app.order_decision_history IS 'Every decision that was ever made on a line, written by a trigger';

CREATE FUNCTION app.keep_order_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO app.order_decision_history SELECT NEW.*;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION app.keep_order_decision IS 'Copies a decision to the history';
CREATE TRIGGER keep_order_decision AFTER INSERT OR UPDATE ON app.order_decision
    FOR EACH ROW EXECUTE FUNCTION app.keep_order_decision();

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['app.order_document', 'app.order_document_line', 'app.order_decision', 'app.order_decision_history']
    LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY own_stores ON %s FOR SELECT USING (app.may_see(location_id))', t);
        EXECUTE format('CREATE POLICY own_stores_new ON %s FOR INSERT WITH CHECK (app.may_see(location_id))', t);
    END LOOP;
    FOREACH t IN ARRAY ARRAY['app.order_document', 'app.order_decision']
    LOOP
        EXECUTE format('CREATE POLICY own_stores_changed ON %s FOR UPDATE USING (app.may_see(location_id)) WITH CHECK (app.may_see(location_id))', t);
    END LOOP;
END
$$;
