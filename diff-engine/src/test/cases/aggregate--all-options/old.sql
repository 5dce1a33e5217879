CREATE FUNCTION add_state(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 + $2';
CREATE FUNCTION subtract_state(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $1 - $2';
CREATE FUNCTION show_state(integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text';
CREATE FUNCTION show_state_loud(integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text || ''!''';
CREATE FUNCTION extra_state(integer, integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT $1::text';
