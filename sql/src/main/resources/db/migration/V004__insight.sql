-- Published results. Readers use the views; the tables hold every revision until it is purged.
CREATE SCHEMA IF NOT EXISTS insight;
COMMENT ON SCHEMA insight IS 'Published forecasts, risks and orders';

CREATE TABLE insight.demand_forecast_revision (
    business_date date NOT NULL,
    revision      integer NOT NULL,
    location_id   text NOT NULL,
    item_id       text NOT NULL,
    ds            date NOT NULL,
    mean          double precision NOT NULL,
    quantiles     double precision[] NOT NULL,
    model_version text NOT NULL,
    PRIMARY KEY (business_date, revision, location_id, item_id, ds)
);
COMMENT ON TABLE insight.demand_forecast_revision IS 'Expected demand per day after the business date';
COMMENT ON COLUMN insight.demand_forecast_revision.quantiles IS 'At the levels .005 .025 .05 .1 .165 .25 .5 .75 .835 .9 .95 .975 .995';

CREATE TABLE insight.stockout_risk_revision (
    business_date  date NOT NULL,
    revision       integer NOT NULL,
    location_id    text NOT NULL,
    item_id        text NOT NULL,
    ds             date NOT NULL,
    probability    double precision NOT NULL CHECK (probability BETWEEN 0 AND 1),
    expected_lost  double precision NOT NULL CHECK (expected_lost >= 0),
    PRIMARY KEY (business_date, revision, location_id, item_id, ds)
);
COMMENT ON TABLE insight.stockout_risk_revision IS 'Chance of running out per day until the next delivery';
COMMENT ON COLUMN insight.stockout_risk_revision.probability IS 'Chance of having run out by the end of the day, until the next delivery';

CREATE TABLE insight.order_proposal_revision (
    business_date  date NOT NULL,
    revision       integer NOT NULL,
    location_id    text NOT NULL,
    item_id        text NOT NULL,
    supplier_id    text NOT NULL,
    delivery_date  date NOT NULL,
    quantity       numeric(14, 3) NOT NULL CHECK (quantity >= 0),
    unit           text NOT NULL,
    unit_cost      numeric(18, 4) NOT NULL,
    currency       char(3) NOT NULL,
    on_hand        numeric(14, 3) NOT NULL,
    days_of_cover  double precision,
    risk           double precision NOT NULL CHECK (risk BETWEEN 0 AND 1),
    expected_lost  double precision NOT NULL CHECK (expected_lost >= 0),
    receipt        jsonb NOT NULL,
    exceptions     text[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (business_date, revision, location_id, item_id, supplier_id, delivery_date)
);
COMMENT ON TABLE insight.order_proposal_revision IS 'Proposed orders with their receipts';
COMMENT ON COLUMN insight.order_proposal_revision.receipt IS 'Version and ordered terms (code, value, facts); the values add up to the quantity';
COMMENT ON COLUMN insight.order_proposal_revision.days_of_cover IS 'Null when the stock outlasts the forecast';
COMMENT ON COLUMN insight.order_proposal_revision.exceptions IS 'Codes of what a manager must look at first';
COMMENT ON COLUMN insight.order_proposal_revision.risk IS 'Highest chance of running out before the delivery';

CREATE TABLE insight.demand_recent_revision (
    business_date date NOT NULL,
    revision      integer NOT NULL,
    location_id   text NOT NULL,
    item_id       text NOT NULL,
    first_day     date NOT NULL,
    sold          real[] NOT NULL,
    availability  real[] NOT NULL,
    demand        real[] NOT NULL,
    PRIMARY KEY (business_date, revision, location_id, item_id)
);
COMMENT ON TABLE insight.demand_recent_revision IS 'The last eight weeks of a series, for its chart: one element per day from first_day on';

CREATE TABLE insight.skipped_series_revision (
    business_date date NOT NULL,
    revision      integer NOT NULL,
    job           text NOT NULL,
    location_id   text NOT NULL,
    item_id       text NOT NULL,
    reason        text NOT NULL,
    PRIMARY KEY (business_date, revision, job, location_id, item_id)
);
COMMENT ON TABLE insight.skipped_series_revision IS 'Series without a result, with the reason';

CREATE VIEW insight.demand_forecast WITH (security_invoker = true) AS
    SELECT r.* FROM insight.demand_forecast_revision r
    JOIN ops.publication p USING (business_date, location_id, revision) WHERE p.pipeline = 'nightly';
COMMENT ON VIEW insight.demand_forecast IS 'The published revision';
CREATE VIEW insight.stockout_risk WITH (security_invoker = true) AS
    SELECT r.* FROM insight.stockout_risk_revision r
    JOIN ops.publication p USING (business_date, location_id, revision) WHERE p.pipeline = 'nightly';
COMMENT ON VIEW insight.stockout_risk IS 'The published revision';
CREATE VIEW insight.order_proposal WITH (security_invoker = true) AS
    SELECT r.* FROM insight.order_proposal_revision r
    JOIN ops.publication p USING (business_date, location_id, revision) WHERE p.pipeline = 'nightly';
COMMENT ON VIEW insight.order_proposal IS 'The published revision';
CREATE VIEW insight.demand_recent WITH (security_invoker = true) AS
    SELECT r.* FROM insight.demand_recent_revision r
    JOIN ops.publication p USING (business_date, location_id, revision) WHERE p.pipeline = 'nightly';
COMMENT ON VIEW insight.demand_recent IS 'The published revision';
CREATE VIEW insight.skipped_series WITH (security_invoker = true) AS
    SELECT r.* FROM insight.skipped_series_revision r
    JOIN ops.publication p USING (business_date, location_id, revision) WHERE p.pipeline = 'nightly';
COMMENT ON VIEW insight.skipped_series IS 'The published revision';
