CREATE TABLE g (id integer, w boolean, CONSTRAINT filled CHECK (id IS NOT NULL OR w IS NOT NULL));
CREATE TABLE i (id integer NOT NULL);
CREATE TABLE h (w boolean) INHERITS (i, g);
CREATE TABLE keeps (w boolean) INHERITS (g);
