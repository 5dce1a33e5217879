CREATE TYPE state AS ENUM ('open', 'paid', 'void');
CREATE TABLE customers (id bigint PRIMARY KEY, email text, country text DEFAULT 'DE');
CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint, code text, total numeric(10, 2), note varchar(20),
  state state NOT NULL DEFAULT 'open', fax text);
CREATE INDEX orders_code ON orders (code);
CREATE INDEX orders_note ON orders (note);
CREATE VIEW open_orders AS SELECT id, code FROM orders WHERE state = 'open';
