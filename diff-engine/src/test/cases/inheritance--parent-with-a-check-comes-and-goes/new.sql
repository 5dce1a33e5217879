CREATE TABLE g (id integer, w boolean, CONSTRAINT filled CHECK (id IS NOT NULL OR w IS NOT NULL));
CREATE TABLE i (id integer NOT NULL);
CREATE TABLE h (k numeric(10,2)) INHERITS (i);
CREATE TABLE keeps (id integer, w boolean, CONSTRAINT filled CHECK (id IS NOT NULL OR w IS NOT NULL));
