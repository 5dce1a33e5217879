-- The function returns rows of the view, and the view calls the function.
CREATE TABLE person (id int PRIMARY KEY, name text NOT NULL, boss int REFERENCES person);
CREATE VIEW staff AS SELECT id, name, boss FROM person;
CREATE FUNCTION staff_of(int) RETURNS SETOF staff LANGUAGE sql STABLE AS $$ SELECT * FROM staff WHERE boss = $1 $$;
CREATE OR REPLACE VIEW staff AS SELECT id, name, boss FROM person WHERE id NOT IN (SELECT s.id FROM staff_of(0) s);
COMMENT ON VIEW staff IS 'calls a function that returns it';
GRANT SELECT ON staff TO PUBLIC;
