-- The operational side of the chain: what a shop system holds. Identifiers are the site's own.
CREATE SCHEMA IF NOT EXISTS retail;
COMMENT ON SCHEMA retail IS 'Stores, products, suppliers, stock and sales as the shop systems know them';

CREATE DOMAIN retail.site_id AS text CHECK (length(VALUE) BETWEEN 1 AND 64);
CREATE DOMAIN retail.quantity AS numeric(14, 3) CHECK (VALUE <> 'NaN');
CREATE DOMAIN retail.money AS numeric(18, 4) CHECK (VALUE <> 'NaN');

CREATE TABLE retail.locations (
    location_id retail.site_id PRIMARY KEY,
    name        text NOT NULL,
    city        text,
    time_zone   text NOT NULL,
    currency    char(3) NOT NULL,
    opens_hour  smallint NOT NULL DEFAULT 7 CHECK (opens_hour BETWEEN 0 AND 23),
    closes_hour smallint NOT NULL DEFAULT 22 CHECK (closes_hour BETWEEN 1 AND 24),
    stock_known boolean NOT NULL DEFAULT true,
    CHECK (opens_hour < closes_hour),
    CHECK (location_id NOT LIKE '%,%' AND location_id <> '*')
);
COMMENT ON TABLE retail.locations IS 'Stores';
COMMENT ON COLUMN retail.locations.location_id IS 'Without commas, for lists of them: row-level security reads one';
COMMENT ON COLUMN retail.locations.stock_known IS 'False when stock on hand and supply terms are stand-ins: receipts say so';

CREATE TABLE retail.suppliers (
    supplier_id   retail.site_id PRIMARY KEY,
    name          text NOT NULL,
    minimum_value retail.money NOT NULL DEFAULT 0 CHECK (minimum_value >= 0),
    cutoff_hour   smallint NOT NULL DEFAULT 10 CHECK (cutoff_hour BETWEEN 0 AND 23)
);
COMMENT ON TABLE retail.suppliers IS 'Who delivers, and what an order must be worth';
COMMENT ON COLUMN retail.suppliers.minimum_value IS 'Smallest order, in the currency of the store';
COMMENT ON COLUMN retail.suppliers.cutoff_hour IS 'Orders of a day must be in before this local hour';

CREATE TABLE retail.products (
    item_id          retail.site_id PRIMARY KEY,
    name             text NOT NULL,
    department       text NOT NULL,
    category         text NOT NULL,
    brand            text,
    size             text,
    unit             text NOT NULL DEFAULT 'each' CHECK (unit IN ('each', 'kg', 'l')),
    shelf_life_days  integer CHECK (shelf_life_days > 0),
    introduced_on    date,
    delisted_on      date,
    CHECK (delisted_on IS NULL OR introduced_on IS NULL OR delisted_on > introduced_on)
);
COMMENT ON TABLE retail.products IS 'The assortment, delisted items included';
COMMENT ON COLUMN retail.products.shelf_life_days IS 'Days from delivery to expiry; null for what does not spoil';

CREATE TABLE retail.supply_terms (
    location_id      retail.site_id NOT NULL REFERENCES retail.locations,
    item_id          retail.site_id NOT NULL REFERENCES retail.products,
    supplier_id      retail.site_id NOT NULL REFERENCES retail.suppliers,
    lead_time_days   integer NOT NULL CHECK (lead_time_days >= 0),
    delivery_days    integer[] NOT NULL CHECK (delivery_days <@ ARRAY[1, 2, 3, 4, 5, 6, 7]),
    pack_size        retail.quantity NOT NULL CHECK (pack_size > 0),
    minimum_quantity retail.quantity NOT NULL DEFAULT 0 CHECK (minimum_quantity >= 0),
    unit_cost        retail.money NOT NULL CHECK (unit_cost >= 0),
    service_level    double precision CHECK (service_level > 0 AND service_level < 1),
    assumed          boolean NOT NULL DEFAULT false,
    PRIMARY KEY (location_id, item_id)
);
COMMENT ON TABLE retail.supply_terms IS 'Who delivers an item to a store, when, in which packs';
COMMENT ON COLUMN retail.supply_terms.lead_time_days IS 'Days from ordering to the first day of sale';
COMMENT ON COLUMN retail.supply_terms.delivery_days IS 'ISO weekdays on which a delivery becomes sellable, Monday = 1';
COMMENT ON COLUMN retail.supply_terms.service_level IS 'Critical ratio; null: computed from margin and cost of waste';

CREATE TABLE retail.prices (
    location_id retail.site_id NOT NULL REFERENCES retail.locations,
    item_id     retail.site_id NOT NULL REFERENCES retail.products,
    valid_from  date NOT NULL,
    price       retail.money NOT NULL CHECK (price >= 0),
    PRIMARY KEY (location_id, item_id, valid_from)
);
COMMENT ON TABLE retail.prices IS 'Regular prices per store, each valid until the next begins';
COMMENT ON COLUMN retail.prices.price IS 'Regular price per unit in the store''s currency; a promotion lowers it by its discount';

CREATE TABLE retail.promotions (
    promotion_id retail.site_id NOT NULL,
    location_id  retail.site_id NOT NULL REFERENCES retail.locations,
    item_id      retail.site_id NOT NULL REFERENCES retail.products,
    first_day    date NOT NULL,
    last_day     date NOT NULL,
    discount     double precision NOT NULL CHECK (discount > 0 AND discount < 1),
    PRIMARY KEY (promotion_id, location_id, item_id),
    CHECK (last_day >= first_day)
);
COMMENT ON TABLE retail.promotions IS 'Discounts, planned ones included';
COMMENT ON COLUMN retail.promotions.discount IS 'Share of the regular price that is taken off';

CREATE TABLE retail.calendar (
    location_id retail.site_id NOT NULL REFERENCES retail.locations,
    day         date NOT NULL,
    event       text NOT NULL,
    closed      boolean NOT NULL DEFAULT false,
    PRIMARY KEY (location_id, day, event)
);
COMMENT ON TABLE retail.calendar IS 'Holidays and other event days; a day without a row is an ordinary one';

CREATE TABLE retail.customers (
    customer_id retail.site_id PRIMARY KEY,
    location_id retail.site_id REFERENCES retail.locations,
    since       date
);
COMMENT ON TABLE retail.customers IS 'Households with a card';
COMMENT ON COLUMN retail.customers.location_id IS 'Their usual store, where one is known';

CREATE TABLE retail.transactions (
    event_id       text NOT NULL,
    business_date  date NOT NULL,
    occurred_at    timestamptz NOT NULL,
    location_id    retail.site_id NOT NULL,
    item_id        retail.site_id NOT NULL,
    transaction_id text NOT NULL,
    customer_id    retail.site_id,
    kind           text NOT NULL CHECK (kind IN ('sale', 'return')),
    quantity       retail.quantity NOT NULL CHECK (quantity > 0),
    amount         retail.money NOT NULL,
    PRIMARY KEY (business_date, event_id)
) PARTITION BY RANGE (business_date);
CREATE TABLE retail.transactions_default PARTITION OF retail.transactions DEFAULT;
COMMENT ON TABLE retail.transactions_default IS 'Days without a partition of their own';
CREATE INDEX transactions_by_customer ON retail.transactions (customer_id, business_date DESC) WHERE customer_id IS NOT NULL;
COMMENT ON TABLE retail.transactions IS 'Recent till lines, kept current every hour';

CREATE TABLE retail.inventory (
    location_id retail.site_id NOT NULL,
    item_id     retail.site_id NOT NULL,
    on_hand     retail.quantity NOT NULL,
    as_of       timestamptz NOT NULL,
    PRIMARY KEY (location_id, item_id)
);
COMMENT ON TABLE retail.inventory IS 'Stock on hand by the newest event';

CREATE TABLE retail.open_orders (
    order_id    text NOT NULL,
    location_id retail.site_id NOT NULL REFERENCES retail.locations,
    item_id     retail.site_id NOT NULL REFERENCES retail.products,
    supplier_id retail.site_id NOT NULL REFERENCES retail.suppliers,
    quantity    retail.quantity NOT NULL CHECK (quantity > 0),
    ordered_on  date NOT NULL,
    arrives_on  date NOT NULL,
    PRIMARY KEY (order_id, location_id, item_id),
    CHECK (arrives_on >= ordered_on)
);
COMMENT ON TABLE retail.open_orders IS 'Orders sent to suppliers; open as of a date D when ordered_on <= D < arrives_on';
COMMENT ON COLUMN retail.open_orders.arrives_on IS 'First day of sale';

CREATE TABLE retail.recent_product_views (
    customer_id retail.site_id NOT NULL,
    item_id     retail.site_id NOT NULL,
    location_id retail.site_id,
    viewed_at   timestamptz NOT NULL,
    PRIMARY KEY (customer_id, item_id)
);
COMMENT ON TABLE retail.recent_product_views IS 'When a customer last looked at an item';

CREATE TABLE retail.sales_hourly (
    business_date date NOT NULL,
    hour          smallint NOT NULL CHECK (hour BETWEEN 0 AND 23),
    location_id   retail.site_id NOT NULL,
    item_id       retail.site_id NOT NULL,
    units         retail.quantity NOT NULL,
    amount        retail.money NOT NULL,
    PRIMARY KEY (business_date, hour, location_id, item_id)
) PARTITION BY RANGE (business_date);
CREATE TABLE retail.sales_hourly_default PARTITION OF retail.sales_hourly DEFAULT;
COMMENT ON TABLE retail.sales_hourly_default IS 'Days without a partition of their own';
COMMENT ON TABLE retail.sales_hourly IS 'Units and turnover per local hour';
