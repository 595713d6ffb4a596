-- What bounds an order beside its packs and its minimum, what a unit costs when it is lost, kept or thrown away, and orders that were put to rest.
ALTER TABLE retail.suppliers
    ADD COLUMN minimum_packs integer CHECK (minimum_packs > 0),
    ADD COLUMN closed_days   date[] CHECK (array_position(closed_days, NULL) IS NULL),
    ADD COLUMN currency      char(3) CHECK (currency ~ '^[A-Z]{3}$');
COMMENT ON COLUMN retail.suppliers.minimum_packs IS 'Smallest order in packs, over all its lines; null: none';
COMMENT ON COLUMN retail.suppliers.closed_days IS 'Days on which it does not deliver although they are delivery days: holidays';
COMMENT ON COLUMN retail.suppliers.currency IS 'Currency of its minimum and of its unit costs; null: that of the store';
COMMENT ON COLUMN retail.suppliers.minimum_value IS 'Smallest order, in the currency of the store; 0: none';

-- What the shop system lacks is kept and told at the line, not refused here
ALTER TABLE retail.supply_terms
    ALTER COLUMN lead_time_days DROP NOT NULL,
    DROP CONSTRAINT supply_terms_pack_size_check,
    ADD CONSTRAINT supply_terms_pack_size_check CHECK (pack_size >= 0),
    ADD COLUMN maximum_quantity     retail.quantity CHECK (maximum_quantity > 0),
    ADD COLUMN shelf_capacity       retail.quantity CHECK (shelf_capacity > 0),
    ADD COLUMN presentation_minimum retail.quantity CHECK (presentation_minimum >= 0),
    ADD COLUMN lost_sale_cost       retail.money CHECK (lost_sale_cost > 0),
    ADD COLUMN holding_cost         retail.money CHECK (holding_cost > 0),
    ADD COLUMN waste_cost           retail.money CHECK (waste_cost >= 0);
COMMENT ON COLUMN retail.supply_terms.lead_time_days IS 'Days from ordering to the first day of sale; null: not known, 7 are taken and the order says so';
COMMENT ON COLUMN retail.supply_terms.pack_size IS 'Base units per pack; 0: not known, it is ordered by the unit and the order says so';
COMMENT ON COLUMN retail.supply_terms.maximum_quantity IS 'Largest order of the line; null: none';
COMMENT ON COLUMN retail.supply_terms.shelf_capacity IS 'Units that have a place in the store; null: not measured';
COMMENT ON COLUMN retail.supply_terms.presentation_minimum IS 'Units that should stand on the shelf when the next delivery comes; null: none';
COMMENT ON COLUMN retail.supply_terms.lost_sale_cost IS 'Cost of a unit of demand that meets an empty shelf; null: price less unit cost';
COMMENT ON COLUMN retail.supply_terms.holding_cost IS 'Cost of keeping a unit for a day; null: a quarter of the unit cost per year';
COMMENT ON COLUMN retail.supply_terms.waste_cost IS 'Cost of a unit that expires; null: the unit cost, or nothing where a service level is stated';

CREATE TABLE app.order_snooze (
    location_id retail.site_id NOT NULL,
    item_id     retail.site_id NOT NULL,
    until       date NOT NULL,
    reason      text NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    created_by  text NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (location_id, item_id)
);
COMMENT ON TABLE app.order_snooze IS 'Orders that somebody put to rest: nothing is proposed before the day until; master data may be loaded anew below it';
COMMENT ON COLUMN app.order_snooze.until IS 'First day on which it may be ordered again';

ALTER TABLE app.order_snooze ENABLE ROW LEVEL SECURITY;
ALTER TABLE app.order_snooze FORCE ROW LEVEL SECURITY;
CREATE POLICY own_stores ON app.order_snooze FOR SELECT USING (app.may_see(location_id::text));
