-- Which model a risk comes from.
ALTER TABLE insight.stockout_risk_revision ADD COLUMN model_version text NOT NULL DEFAULT 'projected-stock';
COMMENT ON COLUMN insight.stockout_risk_revision.model_version IS
    'The registered model (stockout/7), or projected-stock: the demand distribution run against projected stock, not calibrated';
COMMENT ON COLUMN insight.stockout_risk_revision.probability IS
    'Chance that the shelf is empty for a part of the day when nothing more is ordered';

CREATE OR REPLACE VIEW insight.stockout_risk WITH (security_invoker = true) AS
    SELECT r.* FROM insight.stockout_risk_revision r
    JOIN ops.publication p USING (business_date, location_id, revision) WHERE p.pipeline = 'nightly';
COMMENT ON VIEW insight.stockout_risk IS 'The published revision';
