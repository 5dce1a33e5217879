CREATE TABLE parent (id integer);
CREATE TABLE child (x bigint) INHERITS (parent);
ALTER TABLE child ALTER COLUMN id SET NOT NULL;
