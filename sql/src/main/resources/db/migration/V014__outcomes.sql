-- How days and decisions turned out. One business date is replaced in one transaction; nothing here is part of a publication.
CREATE TABLE insight.kpi_daily (
    business_date   date NOT NULL,
    location_id     text NOT NULL,
    department      text NOT NULL,
    supplier_id     text NOT NULL,
    products        bigint NOT NULL CHECK (products > 0),
    out_of_stock    bigint NOT NULL CHECK (out_of_stock BETWEEN 0 AND products),
    demand          double precision NOT NULL CHECK (demand >= 0),
    lost            double precision NOT NULL CHECK (lost BETWEEN 0 AND demand),
    turnover        double precision NOT NULL,
    lost_value      double precision NOT NULL CHECK (lost_value >= 0),
    wasted          double precision NOT NULL CHECK (wasted >= 0),
    wasted_value    double precision NOT NULL CHECK (wasted_value >= 0),
    stock           double precision,
    stock_value     double precision,
    usual_demand    double precision NOT NULL CHECK (usual_demand >= 0),
    forecast        double precision,
    forecast_demand double precision,
    fill_rate       double precision GENERATED ALWAYS AS (1 - lost / nullif(demand, 0)) STORED,
    days_of_cover   double precision GENERATED ALWAYS AS (stock / nullif(usual_demand, 0)) STORED,
    bias            double precision GENERATED ALWAYS AS ((forecast - forecast_demand) / nullif(forecast_demand, 0)) STORED,
    PRIMARY KEY (business_date, location_id, department, supplier_id)
);
COMMENT ON TABLE insight.kpi_daily IS 'Service, waste, stock and forecast of a trading day by store, department and supplier; sums, so that segments can be added up';
COMMENT ON COLUMN insight.kpi_daily.supplier_id IS 'Empty for products without supply terms';
COMMENT ON COLUMN insight.kpi_daily.out_of_stock IS 'Products whose shelf was empty for a part of the day';
COMMENT ON COLUMN insight.kpi_daily.lost IS 'Units of demand that met an empty shelf, as recovered from the hours with stock';
COMMENT ON COLUMN insight.kpi_daily.turnover IS 'Sold units at the price of the day';
COMMENT ON COLUMN insight.kpi_daily.wasted IS 'Units written off, at unit cost in wasted_value';
COMMENT ON COLUMN insight.kpi_daily.stock IS 'Units on hand at the close; null where stock is only assumed';
COMMENT ON COLUMN insight.kpi_daily.usual_demand IS 'Mean demand per day of the last 28 days, of the products whose stock is known';
COMMENT ON COLUMN insight.kpi_daily.forecast IS 'Made the evening before; forecast_demand is the demand of the products that had one';

CREATE TABLE insight.override_score (
    business_date   date NOT NULL,
    location_id     text NOT NULL,
    item_id         text NOT NULL,
    night           date NOT NULL,
    last_day        date NOT NULL,
    decided_by      text NOT NULL,
    verdict         text NOT NULL CHECK (verdict IN ('CHANGED', 'REJECTED')),
    reason          text NOT NULL,
    proposed        double precision NOT NULL CHECK (proposed >= 0),
    ordered         double precision NOT NULL CHECK (ordered >= 0),
    demand          double precision NOT NULL CHECK (demand >= 0),
    recovered       boolean NOT NULL,
    lost_proposed   double precision NOT NULL CHECK (lost_proposed >= 0),
    lost_ordered    double precision NOT NULL CHECK (lost_ordered >= 0),
    wasted_proposed double precision NOT NULL CHECK (wasted_proposed >= 0),
    wasted_ordered  double precision NOT NULL CHECK (wasted_ordered >= 0),
    left_proposed   double precision NOT NULL CHECK (left_proposed >= 0),
    left_ordered    double precision NOT NULL CHECK (left_ordered >= 0),
    gained          double precision NOT NULL,
    currency        char(3) NOT NULL,
    PRIMARY KEY (business_date, location_id, item_id, night),
    CHECK (night < last_day AND last_day <= business_date)
);
COMMENT ON TABLE insight.override_score IS 'Decisions against the untouched proposal: both quantities played through the demand that came, from the stock that lay there; of the periods that ended in the 28 days up to the business date';
COMMENT ON COLUMN insight.override_score.last_day IS 'Last day that the order had to cover';
COMMENT ON COLUMN insight.override_score.recovered IS 'Whether the demand of a day is an estimate, because the shelf was empty for a part of it';
COMMENT ON COLUMN insight.override_score.gained IS 'Cost of the proposal less cost of the decision: lost margin, waste at cost, and what is left at its cost of holding';

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['insight.kpi_daily', 'insight.override_score'] LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY own_stores ON %s FOR SELECT USING (app.may_see(location_id))', t);
    END LOOP;
END
$$;
