CREATE TABLE customer (id int PRIMARY KEY, mail text UNIQUE, name text);
CREATE TABLE invoice (id int PRIMARY KEY, customer_id int REFERENCES customer);
