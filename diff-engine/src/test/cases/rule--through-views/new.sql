CREATE TABLE t (id int, n text, extra int);
CREATE VIEW v AS SELECT n, id FROM t;
CREATE VIEW w AS SELECT id, n FROM v;
CREATE RULE ins AS ON INSERT TO v DO INSTEAD INSERT INTO t (id, n) VALUES (new.id, new.n) RETURNING t.n, t.id;
CREATE RULE up AS ON UPDATE TO w DO INSTEAD UPDATE v SET id = new.id WHERE id = old.id;
CREATE FUNCTION notify_it2() RETURNS trigger LANGUAGE plpgsql AS $$ begin return null; end $$;
CREATE TRIGGER tr AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION notify_it2();
CREATE TABLE archive (LIKE t);
CREATE RULE arch AS ON DELETE TO t DO ALSO INSERT INTO archive VALUES (old.*);
