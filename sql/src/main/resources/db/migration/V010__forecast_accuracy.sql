-- How forecasts turned out. One business date is replaced in one transaction; nothing here is part of a publication.
CREATE TABLE insight.forecast_accuracy (
    business_date  date NOT NULL,
    location_id    text NOT NULL,
    department     text NOT NULL,
    horizon        integer NOT NULL CHECK (horizon >= 1),
    demand_class   text NOT NULL CHECK (demand_class IN ('SMOOTH', 'ERRATIC', 'INTERMITTENT', 'LUMPY', 'NEW')),
    recovered      boolean NOT NULL,
    model_version  text NOT NULL,
    days           bigint NOT NULL CHECK (days > 0),
    demand         double precision NOT NULL,
    forecast       double precision NOT NULL,
    absolute_error double precision NOT NULL CHECK (absolute_error >= 0),
    within_50      bigint NOT NULL CHECK (within_50 BETWEEN 0 AND days),
    within_80      bigint NOT NULL CHECK (within_80 BETWEEN 0 AND days),
    within_95      bigint NOT NULL CHECK (within_95 BETWEEN 0 AND days),
    pinball        double precision NOT NULL CHECK (pinball >= 0),
    wape           double precision GENERATED ALWAYS AS (absolute_error / nullif(demand, 0)) STORED,
    bias           double precision GENERATED ALWAYS AS ((forecast - demand) / nullif(demand, 0)) STORED,
    PRIMARY KEY (business_date, location_id, department, horizon, demand_class, recovered, model_version)
);
COMMENT ON TABLE insight.forecast_accuracy IS 'Forecasts of the business date, made 1 to 14 days before, against its demand; sums, so that segments can be added up';
COMMENT ON COLUMN insight.forecast_accuracy.demand_class IS 'By Syntetos, Boylan and Croston (2005) over the 84 days before; NEW below 28 days of history';
COMMENT ON COLUMN insight.forecast_accuracy.recovered IS 'Whether the shelf was empty for a part of the day, so that the demand is an estimate';
COMMENT ON COLUMN insight.forecast_accuracy.days IS 'Products times horizons: how many forecasts came true';
COMMENT ON COLUMN insight.forecast_accuracy.within_80 IS 'Days whose demand lay between the quantiles .1 and .9; likewise .25 and .75, .025 and .975';
COMMENT ON COLUMN insight.forecast_accuracy.pinball IS 'Sum over days of the mean quantile loss over the 13 levels of the grid, in units';
COMMENT ON COLUMN insight.forecast_accuracy.wape IS 'Null without demand';

CREATE TABLE insight.forecast_drift (
    business_date date NOT NULL,
    location_id   text NOT NULL,
    department    text NOT NULL,
    measure       text NOT NULL,
    value         double precision NOT NULL,
    threshold     double precision NOT NULL CHECK (threshold > 0),
    days          bigint NOT NULL CHECK (days >= 0),
    drift         boolean NOT NULL,
    PRIMARY KEY (business_date, location_id, department, measure)
);
COMMENT ON TABLE insight.forecast_drift IS 'Error, bias, coverage and features of the last weeks against the limits of the settings monitor.*';
COMMENT ON COLUMN insight.forecast_drift.measure IS 'ERROR, BIAS, COVERAGE, or SHIFT_ and a feature';
COMMENT ON COLUMN insight.forecast_drift.drift IS 'Whether the limit is broken on enough days to say so';

CREATE TABLE insight.worst_series (
    business_date  date NOT NULL,
    location_id    text NOT NULL,
    item_id        text NOT NULL,
    rank           integer NOT NULL CHECK (rank >= 1),
    days           bigint NOT NULL CHECK (days > 0),
    demand         double precision NOT NULL,
    forecast       double precision NOT NULL,
    absolute_error double precision NOT NULL CHECK (absolute_error >= 0),
    excess         double precision NOT NULL,
    cause          text NOT NULL,
    PRIMARY KEY (business_date, location_id, item_id),
    UNIQUE (business_date, location_id, rank)
);
COMMENT ON TABLE insight.worst_series IS 'The series of a store whose forecasts of the evening before were furthest off in the last weeks';
COMMENT ON COLUMN insight.worst_series.excess IS 'Absolute error in units beyond what the error rate of the store explains; the rank goes by it';
COMMENT ON COLUMN insight.worst_series.cause IS 'A guess by rules: NEW_PRODUCT, TOO_EARLY, CENSORED, PROMOTION_MISSED, PROMOTION_OVERRATED, LEVEL_ROSE, LEVEL_FELL, INTERMITTENT, ONE_DAY, TOO_LOW, TOO_HIGH, NOISY';

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['insight.forecast_accuracy', 'insight.forecast_drift', 'insight.worst_series'] LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY own_stores ON %s FOR SELECT USING (app.may_see(location_id))', t);
    END LOOP;
END
$$;
