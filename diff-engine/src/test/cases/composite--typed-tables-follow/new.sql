CREATE TYPE money_of AS (amount integer, rate numeric(10,2), comment text);
CREATE TABLE typed OF money_of (PRIMARY KEY (amount));
CREATE TABLE holds (m money_of);
