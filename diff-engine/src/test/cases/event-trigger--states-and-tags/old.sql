CREATE ROLE case_admin SUPERUSER;
CREATE FUNCTION watch() RETURNS event_trigger LANGUAGE plpgsql AS $$ begin end $$;
CREATE FUNCTION forbid() RETURNS event_trigger LANGUAGE plpgsql AS $$ begin raise exception 'not now'; end $$;
CREATE EVENT TRIGGER a ON ddl_command_end EXECUTE FUNCTION watch();
CREATE EVENT TRIGGER b ON ddl_command_start WHEN TAG IN ('DROP TABLE', 'DROP VIEW') EXECUTE FUNCTION watch();
COMMENT ON EVENT TRIGGER b IS 'watches drops';
CREATE TABLE old_table (id int);
CREATE EVENT TRIGGER z ON sql_drop EXECUTE FUNCTION forbid();
