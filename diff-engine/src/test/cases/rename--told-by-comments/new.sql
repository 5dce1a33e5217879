CREATE SCHEMA app;
-- plumbline:renamed value app.state.done to closed
CREATE TYPE app.state AS ENUM ('new', 'closed');
-- plumbline:renamed from=customer
CREATE TABLE app.client (
    id int CONSTRAINT client_pkey PRIMARY KEY, -- a plain comment
    -- plumbline:renamed column app.customer.name to full_name
    full_name text NOT NULL,
    state app.state DEFAULT 'new',
    note text,
    CONSTRAINT named CHECK (full_name <> '')
);
-- plumbline:renamed constraint app.customer.customer_pkey to client_pkey
-- plumbline:renamed from=by_name
CREATE INDEX by_full_name ON app.client (lower(full_name));
CREATE VIEW app.names AS SELECT id, full_name AS name FROM app.client WHERE state = 'closed';
-- plumbline:renamed function app.f(integer) to g
CREATE FUNCTION app.g(int) RETURNS text LANGUAGE sql RETURN 'x' || $1;
COMMENT ON COLUMN app.client.full_name IS 'kept';
GRANT SELECT ON app.client TO PUBLIC;
