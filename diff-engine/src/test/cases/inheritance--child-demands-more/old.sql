CREATE TABLE parent (id integer PRIMARY KEY);
CREATE TABLE child (x bigint) INHERITS (parent);
