CREATE TYPE state AS ENUM ('open', 'sent', 'paid', 'void');
CREATE TABLE customers (id bigint PRIMARY KEY, email text CONSTRAINT customers_email_key UNIQUE, country text DEFAULT 'FR' NOT NULL);
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint CONSTRAINT orders_customer REFERENCES customers (id), code text,
  total numeric(12, 2) CONSTRAINT total_positive CHECK (total >= 0), note varchar(50), state state NOT NULL DEFAULT 'open',
  seen boolean NOT NULL DEFAULT false);
CREATE INDEX orders_code ON orders (code DESC, id);
CREATE INDEX orders_customer_id ON orders (customer_id);
CREATE VIEW open_orders AS SELECT id, code, customer_id FROM orders WHERE state = 'open';
