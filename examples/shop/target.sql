-- The shop as it shall be (release 42): customers can send things back, orders have a currency, the catalogue can be
-- searched, and what nobody uses any more is gone. Compare it with live.sql.

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
COMMENT ON SCHEMA shop IS 'Customers, catalogue, orders and returns.';

-- Types ---------------------------------------------------------------------------------------------------------------

CREATE TYPE shop.order_status AS ENUM ('cart', 'placed', 'paid', 'shipped', 'delivered', 'returned', 'cancelled');

CREATE TYPE shop.return_reason AS ENUM ('damaged', 'wrong_item', 'does_not_fit', 'changed_mind');

CREATE DOMAIN shop.email_address AS text
    CONSTRAINT email_address_shape CHECK (VALUE ~ '^[^@\s]+@[^@\s]+$');

CREATE DOMAIN shop.currency_code AS char(3)
    CONSTRAINT currency_code_shape CHECK (VALUE ~ '^[A-Z]{3}$');
COMMENT ON DOMAIN shop.currency_code IS 'ISO 4217.';

CREATE TYPE shop.dimensions AS (width_mm integer, height_mm integer, depth_mm integer);

CREATE SEQUENCE shop.invoice_number START 100000 INCREMENT 1 CACHE 50;

-- Customers -----------------------------------------------------------------------------------------------------------

CREATE TABLE shop.customers (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email            shop.email_address NOT NULL,
    full_name        text NOT NULL,
    phone            text,
    marketing_opt_in boolean NOT NULL DEFAULT false,
    created_at       timestamptz NOT NULL DEFAULT now(),
    updated_at       timestamptz NOT NULL DEFAULT now()
);
COMMENT ON TABLE shop.customers IS 'People who have an account.';
COMMENT ON COLUMN shop.customers.email IS 'Log-in name; unique whatever its case.';
CREATE UNIQUE INDEX customers_email_lower_idx ON shop.customers (lower(email));

CREATE TABLE shop.addresses (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL CONSTRAINT addresses_customer_fk REFERENCES shop.customers ON DELETE CASCADE,
    label       text NOT NULL DEFAULT 'home',
    street      text NOT NULL,
    city        text NOT NULL,
    postal_code varchar(12) NOT NULL,
    country     char(2) NOT NULL,
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
    depth_mm    integer,
    search      tsvector GENERATED ALWAYS AS (to_tsvector('english', name || ' ' || description)) STORED,
    CONSTRAINT products_price_check CHECK (price > 0)
);
CREATE INDEX products_search_idx ON shop.products USING gin (search);
CREATE INDEX products_on_sale_idx ON shop.products (name) WHERE NOT discontinued;

-- Orders --------------------------------------------------------------------------------------------------------------

CREATE TABLE shop.orders (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL CONSTRAINT orders_customer_fk REFERENCES shop.customers,
    ship_to     bigint CONSTRAINT orders_ship_to_fk REFERENCES shop.addresses,
    status      shop.order_status NOT NULL DEFAULT 'cart',
    invoice     bigint CONSTRAINT orders_invoice_key UNIQUE,
    total       numeric(14, 2) NOT NULL DEFAULT 0,
    placed_at   timestamptz NOT NULL DEFAULT now(),
    updated_at  timestamptz NOT NULL DEFAULT now(),
    currency    shop.currency_code NOT NULL DEFAULT 'EUR'
);
COMMENT ON COLUMN shop.orders.total IS 'Sum of the lines in the currency of the order, kept by a trigger.';
CREATE INDEX orders_customer_idx ON shop.orders (customer_id, placed_at DESC);
CREATE INDEX orders_open_idx ON shop.orders (placed_at) WHERE status IN ('placed', 'paid');

CREATE TABLE shop.order_lines (
    order_id   bigint NOT NULL CONSTRAINT order_lines_order_fk REFERENCES shop.orders ON DELETE CASCADE,
    line_no    integer NOT NULL,
    product_id bigint NOT NULL CONSTRAINT order_lines_product_fk REFERENCES shop.products,
    quantity   integer NOT NULL CONSTRAINT order_lines_quantity_check CHECK (quantity > 0),
    unit_price numeric(10, 2) NOT NULL,
    PRIMARY KEY (order_id, line_no)
);
CREATE INDEX order_lines_product_idx ON shop.order_lines (product_id) INCLUDE (quantity);

CREATE TABLE shop.returns (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    order_id    bigint NOT NULL,
    line_no     integer NOT NULL,
    reason      shop.return_reason NOT NULL,
    quantity    integer NOT NULL CONSTRAINT returns_quantity_check CHECK (quantity > 0),
    refund      numeric(14, 2) NOT NULL CONSTRAINT returns_refund_check CHECK (refund >= 0),
    remark      text,
    received_at timestamptz,
    CONSTRAINT returns_line_fk FOREIGN KEY (order_id, line_no) REFERENCES shop.order_lines
);
COMMENT ON TABLE shop.returns IS 'What customers sent back.';
CREATE INDEX returns_line_idx ON shop.returns (order_id, line_no);

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
CREATE TABLE audit.events_2026_12 PARTITION OF audit.events FOR VALUES FROM ('2026-12-01 00:00:00+00') TO ('2027-01-01 00:00:00+00');
CREATE INDEX events_subject_idx ON audit.events (subject_id, happened_at);

-- Code ----------------------------------------------------------------------------------------------------------------

CREATE FUNCTION shop.order_total(p_order_id bigint) RETURNS numeric
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
        SELECT coalesce(sum(l.quantity * l.unit_price), 0)
               - coalesce((SELECT sum(r.refund) FROM shop.returns r WHERE r.order_id = p_order_id), 0)
        FROM shop.order_lines l WHERE l.order_id = p_order_id
    $$;

CREATE FUNCTION shop.product_size(p_product_id bigint) RETURNS shop.dimensions
    LANGUAGE sql STABLE
    AS $$
        SELECT ROW(width_mm, height_mm, depth_mm)::shop.dimensions FROM shop.products WHERE id = p_product_id
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
CREATE TRIGGER returns_total AFTER INSERT OR UPDATE OR DELETE ON shop.returns
    FOR EACH ROW EXECUTE FUNCTION shop.keep_order_total();

CREATE FUNCTION shop.touch() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    BEGIN
        NEW.updated_at := clock_timestamp();
        RETURN NEW;
    END
    $$;
CREATE TRIGGER customers_touch BEFORE UPDATE ON shop.customers
    FOR EACH ROW EXECUTE FUNCTION shop.touch();
CREATE TRIGGER orders_touch BEFORE UPDATE ON shop.orders
    FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION shop.touch();
CREATE TRIGGER addresses_touch BEFORE UPDATE ON shop.addresses
    FOR EACH ROW EXECUTE FUNCTION shop.touch();

-- Views ---------------------------------------------------------------------------------------------------------------

CREATE VIEW shop.order_summary AS
    SELECT o.id, o.customer_id, o.status, o.currency, o.total, o.placed_at, count(l.line_no) AS lines
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
    SELECT p.id AS product_id, p.name, sum(l.quantity) AS sold, sum(l.quantity * l.unit_price) AS revenue,
           coalesce(sum(r.quantity), 0) AS returned
    FROM shop.products p
    JOIN shop.order_lines l ON l.product_id = p.id
    LEFT JOIN shop.returns r ON r.order_id = l.order_id AND r.line_no = l.line_no
    GROUP BY p.id;
CREATE UNIQUE INDEX product_sales_product_idx ON shop.product_sales (product_id);

-- Who may do what -----------------------------------------------------------------------------------------------------

ALTER TABLE shop.orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY orders_of_customer ON shop.orders
    FOR SELECT TO shop_app
    USING (customer_id = current_setting('shop.customer_id', true)::bigint);
CREATE POLICY orders_support ON shop.orders
    FOR ALL TO shop_support
    USING (true);

ALTER TABLE shop.returns ENABLE ROW LEVEL SECURITY;
CREATE POLICY returns_support ON shop.returns
    FOR ALL TO shop_support
    USING (true) WITH CHECK (quantity <= 100);

GRANT SELECT, INSERT, UPDATE, DELETE ON shop.customers, shop.addresses, shop.order_lines TO shop_app;
GRANT SELECT, INSERT, UPDATE ON shop.orders TO shop_app;
GRANT SELECT ON shop.products TO shop_app, shop_support;
GRANT SELECT ON shop.orders, shop.order_lines TO shop_support;
GRANT SELECT, INSERT ON shop.returns TO shop_support;
GRANT UPDATE (received_at, remark) ON shop.returns TO shop_support;
GRANT SELECT ON shop.order_summary, shop.customer_value, shop.product_sales TO shop_reporting;

-- Documents: what the search of the help centre reads. Everything below needs pgvector; the demo leaves it out where
-- the server has none. >>> pgvector

CREATE EXTENSION IF NOT EXISTS vector;

CREATE TABLE shop.documents (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title     text NOT NULL,
    section   text NOT NULL,
    body      text NOT NULL,
    embedding vector(384) NOT NULL,
    language  text NOT NULL DEFAULT 'en',
    CONSTRAINT documents_title_check CHECK (length(title) <= 200)
);
COMMENT ON COLUMN shop.documents.embedding IS 'all-MiniLM-L6-v2 of the body.';
CREATE INDEX documents_section_idx ON shop.documents (section);
GRANT SELECT ON shop.documents TO shop_app;
