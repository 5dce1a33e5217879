-- plumbline:renamed table public.customer to client
CREATE TABLE client (id int PRIMARY KEY, mail text UNIQUE, name text NOT NULL);
CREATE TABLE invoice (id int PRIMARY KEY, customer_id int REFERENCES client);
CREATE INDEX client_name ON client (name);
