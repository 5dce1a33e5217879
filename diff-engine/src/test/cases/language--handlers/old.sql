CREATE FUNCTION talk_handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE LANGUAGE talk HANDLER talk_handler;
ALTER LANGUAGE talk OWNER TO keeper;
