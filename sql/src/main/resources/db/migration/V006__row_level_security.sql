-- A manager reads the rows of their stores only. The web role is no owner; each of its transactions says who asks:
--   SET LOCAL modularai.stores = 's1,s2'   the stores of a manager
--   SET LOCAL modularai.stores = '*'       an admin or a scientist
-- Unset means no rows.
CREATE FUNCTION app.may_see(location text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN current_setting('modularai.stores', true) = '*'
        OR location = ANY (string_to_array(current_setting('modularai.stores', true), ','));

COMMENT ON FUNCTION app.may_see IS 'Whether the person of this transaction may see a store';

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY[
        'insight.demand_forecast_revision', 'insight.stockout_risk_revision', 'insight.order_proposal_revision',
        'insight.demand_recent_revision', 'insight.skipped_series_revision', 'ops.publication',
        'retail.locations', 'retail.supply_terms', 'retail.prices', 'retail.promotions', 'retail.calendar',
        'retail.transactions', 'retail.inventory', 'retail.open_orders', 'retail.sales_hourly',
        'retail.customers', 'retail.recent_product_views',
        -- A partition that is read by its own name does not ask its parent's policy
        'retail.transactions_default', 'retail.sales_hourly_default']
    LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY own_stores ON %s FOR SELECT USING (app.may_see(location_id::text))', t);
    END LOOP;
END
$$;
