CREATE SCHEMA app;
CREATE TYPE app.state AS ENUM ('new', 'done');
CREATE TABLE app.customer (id int CONSTRAINT customer_pkey PRIMARY KEY, name text NOT NULL, state app.state DEFAULT 'new', CONSTRAINT named CHECK (name <> ''));
CREATE INDEX by_name ON app.customer (lower(name));
CREATE VIEW app.names AS SELECT id, name FROM app.customer WHERE state = 'done';
CREATE FUNCTION app.f(int) RETURNS text LANGUAGE sql RETURN 'x' || $1;
COMMENT ON COLUMN app.customer.name IS 'kept';
GRANT SELECT ON app.customer TO PUBLIC;
