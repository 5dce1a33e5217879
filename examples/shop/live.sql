-- The shop as it runs today (release 41). Compare it with target.sql, release 42: returns, currencies, search.
--
--   ./plumbline diff --from examples/shop/live.sql --to examples/shop/target.sql

-- Roles belong to the cluster, not to the database: make sure that they are there.
DO $$
DECLARE
    role_name text;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['shop_owner', 'shop_app', 'shop_support', 'shop_reporting'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
        END IF;
    END LOOP;
END
$$;

CREATE SCHEMA shop;
CREATE SCHEMA audit;
GRANT USAGE ON SCHEMA shop TO shop_app, shop_support, shop_reporting;
COMMENT ON SCHEMA shop IS 'Customers, catalogue and orders.';

-- Types ---------------------------------------------------------------------------------------------------------------

CREATE TYPE shop.order_status AS ENUM ('cart', 'placed', 'paid', 'shipped', 'delivered', 'cancelled');

CREATE DOMAIN shop.email_address AS text
    CONSTRAINT email_address_shape CHECK (VALUE LIKE '%@%');

CREATE TYPE shop.dimensions AS (width_mm integer, height_mm integer);

CREATE SEQUENCE shop.invoice_number START 100000 INCREMENT 1 CACHE 1;

-- Customers -----------------------------------------------------------------------------------------------------------

CREATE TABLE shop.customers (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email            shop.email_address NOT NULL CONSTRAINT customers_email_key UNIQUE,
    full_name        text NOT NULL,
    phone            varchar(20),
    fax              varchar(20),
    marketing_opt_in boolean,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE shop.customers IS 'People who have an account.';
COMMENT ON COLUMN shop.customers.email IS 'Log-in name.';

CREATE TABLE shop.addresses (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL CONSTRAINT addresses_customer_fk REFERENCES shop.customers,
    label       text NOT NULL DEFAULT 'home',
    street      text NOT NULL,
    city        text NOT NULL,
    postal_code varchar(10) NOT NULL,
    country     char(2) NOT NULL DEFAULT 'DE',
    updated_at  timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX addresses_customer_idx ON shop.addresses (customer_id);

-- Catalogue -----------------------------------------------------------------------------------------------------------

CREATE TABLE shop.products (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    sku         text NOT NULL CONSTRAINT products_sku_key UNIQUE,
    name        text NOT NULL,
    description text NOT NULL DEFAULT '',
    price       numeric(10, 2) NOT NULL,
    width_mm    integer NOT NULL,
    height_mm   integer NOT NULL,
    discontinued boolean NOT NULL DEFAULT false,
    CONSTRAINT products_price_check CHECK (price >= 0)
);
CREATE INDEX products_name_idx ON shop.products (name);

-- Orders --------------------------------------------------------------------------------------------------------------

CREATE TABLE shop.orders (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL CONSTRAINT orders_customer_fk REFERENCES shop.customers,
    ship_to     bigint CONSTRAINT orders_ship_to_fk REFERENCES shop.addresses,
    status      shop.order_status NOT NULL DEFAULT 'cart',
    invoice     bigint,
    total       numeric(10, 2) NOT NULL DEFAULT 0,
    placed_at   timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now()
);
COMMENT ON COLUMN shop.orders.total IS 'Sum of the lines, kept by a trigger.';
CREATE INDEX orders_customer_idx ON shop.orders (customer_id);
CREATE INDEX orders_status_idx ON shop.orders (status);

CREATE TABLE shop.order_lines (
    order_id   bigint NOT NULL CONSTRAINT order_lines_order_fk REFERENCES shop.orders,
    line_no    integer NOT NULL,
    product_id bigint NOT NULL CONSTRAINT order_lines_product_fk REFERENCES shop.products,
    quantity   integer NOT NULL CONSTRAINT order_lines_quantity_check CHECK (quantity > 0),
    unit_price numeric(10, 2) NOT NULL,
    PRIMARY KEY (order_id, line_no)
);

CREATE TABLE shop.legacy_coupons (
    code       text PRIMARY KEY,
    percent    integer NOT NULL,
    expires_on date
);

-- What happened, month by month -----------------------------------------------------------------------------------------

CREATE TABLE audit.events (
    happened_at timestamptz NOT NULL,
    actor       text NOT NULL DEFAULT CURRENT_USER,
    kind        text NOT NULL,
    subject_id  bigint,
    detail      jsonb NOT NULL DEFAULT '{}'
) PARTITION BY RANGE (happened_at);
CREATE TABLE audit.events_2026_09 PARTITION OF audit.events FOR VALUES FROM ('2026-09-01 00:00:00+00') TO ('2026-10-01 00:00:00+00');
CREATE TABLE audit.events_2026_10 PARTITION OF audit.events FOR VALUES FROM ('2026-10-01 00:00:00+00') TO ('2026-11-01 00:00:00+00');
CREATE TABLE audit.events_2026_11 PARTITION OF audit.events FOR VALUES FROM ('2026-11-01 00:00:00+00') TO ('2026-12-01 00:00:00+00');
CREATE INDEX events_subject_idx ON audit.events (subject_id);

-- Code ----------------------------------------------------------------------------------------------------------------

CREATE FUNCTION shop.order_total(p_order_id bigint) RETURNS numeric
    LANGUAGE sql STABLE
    AS $$
        SELECT coalesce(sum(quantity * unit_price), 0) FROM shop.order_lines WHERE order_id = p_order_id
    $$;

CREATE FUNCTION shop.product_size(p_product_id bigint) RETURNS shop.dimensions
    LANGUAGE sql STABLE
    AS $$
        SELECT ROW(width_mm, height_mm)::shop.dimensions FROM shop.products WHERE id = p_product_id
    $$;

CREATE FUNCTION shop.keep_order_total() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    BEGIN
        UPDATE shop.orders SET total = shop.order_total(coalesce(NEW.order_id, OLD.order_id))
        WHERE id = coalesce(NEW.order_id, OLD.order_id);
        RETURN NULL;
    END
    $$;
CREATE TRIGGER order_lines_total AFTER INSERT OR UPDATE OR DELETE ON shop.order_lines
    FOR EACH ROW EXECUTE FUNCTION shop.keep_order_total();

CREATE FUNCTION shop.touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    BEGIN
        NEW.updated_at := now();
        RETURN NEW;
    END
    $$;
CREATE TRIGGER customers_touch BEFORE UPDATE ON shop.customers
    FOR EACH ROW EXECUTE FUNCTION shop.touch();
CREATE TRIGGER orders_touch BEFORE UPDATE ON shop.orders
    FOR EACH ROW EXECUTE FUNCTION shop.touch();

CREATE PROCEDURE shop.purge_carts(p_older_than interval)
    LANGUAGE sql
    AS $$
        DELETE FROM shop.orders WHERE status = 'cart' AND updated_at < now() - p_older_than
    $$;

-- Views ---------------------------------------------------------------------------------------------------------------

CREATE VIEW shop.order_summary AS
    SELECT o.id, o.customer_id, o.status, o.total, o.placed_at, count(l.line_no) AS lines
    FROM shop.orders o
    LEFT JOIN shop.order_lines l ON l.order_id = o.id
    GROUP BY o.id;
COMMENT ON VIEW shop.order_summary IS 'One row per order.';

CREATE VIEW shop.customer_value AS
    SELECT c.id, c.full_name, count(s.id) AS orders, coalesce(sum(s.total), 0) AS revenue
    FROM shop.customers c
    LEFT JOIN shop.order_summary s ON s.customer_id = c.id AND s.status <> 'cancelled'
    GROUP BY c.id;

CREATE MATERIALIZED VIEW shop.product_sales AS
    SELECT p.id AS product_id, p.name, sum(l.quantity) AS sold, sum(l.quantity * l.unit_price) AS revenue
    FROM shop.products p
    JOIN shop.order_lines l ON l.product_id = p.id
    GROUP BY p.id;
CREATE UNIQUE INDEX product_sales_product_idx ON shop.product_sales (product_id);

-- Who may do what -----------------------------------------------------------------------------------------------------

ALTER TABLE shop.orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY orders_of_customer ON shop.orders
    FOR SELECT TO shop_app
    USING (customer_id = current_setting('shop.customer_id')::bigint);
CREATE POLICY orders_support ON shop.orders
    FOR ALL TO shop_support
    USING (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON shop.customers, shop.addresses, shop.orders, shop.order_lines TO shop_app;
GRANT SELECT ON shop.products TO shop_app, shop_support;
GRANT SELECT ON shop.orders, shop.order_lines TO shop_support;
GRANT SELECT ON shop.order_summary, shop.customer_value, shop.product_sales TO shop_reporting;

-- Documents: what the search of the help centre reads. Everything below needs pgvector; the demo leaves it out where
-- the server has none. >>> pgvector

CREATE EXTENSION IF NOT EXISTS vector;

CREATE TABLE shop.documents (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title     text NOT NULL,
    section   text NOT NULL,
    body      text NOT NULL,
    embedding vector(384) NOT NULL
);
COMMENT ON COLUMN shop.documents.embedding IS 'all-MiniLM-L6-v2 of the body.';
CREATE INDEX documents_section_idx ON shop.documents (section);
GRANT SELECT ON shop.documents TO shop_app;
