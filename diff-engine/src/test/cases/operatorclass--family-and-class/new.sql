CREATE TYPE coin AS (cents integer);
CREATE FUNCTION coin_lt(coin, coin) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).cents < ($2).cents';
CREATE FUNCTION coin_le(coin, coin) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).cents <= ($2).cents';
CREATE FUNCTION coin_eq(coin, coin) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).cents = ($2).cents';
CREATE FUNCTION coin_ge(coin, coin) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).cents >= ($2).cents';
CREATE FUNCTION coin_gt(coin, coin) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).cents > ($2).cents';
CREATE FUNCTION coin_cmp(coin, coin) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp(($1).cents, ($2).cents)';
CREATE FUNCTION coin_lt(coin, integer) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1).cents < $2';
CREATE FUNCTION coin_cmp(coin, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT btint4cmp(($1).cents, $2)';
CREATE OPERATOR <# (FUNCTION = coin_lt, LEFTARG = coin, RIGHTARG = coin, COMMUTATOR = >#, NEGATOR = >=#);
CREATE OPERATOR <=# (FUNCTION = coin_le, LEFTARG = coin, RIGHTARG = coin, COMMUTATOR = >=#, NEGATOR = >#);
CREATE OPERATOR =# (FUNCTION = coin_eq, LEFTARG = coin, RIGHTARG = coin, COMMUTATOR = =#, RESTRICT = eqsel, JOIN = eqjoinsel, MERGES);
CREATE OPERATOR >=# (FUNCTION = coin_ge, LEFTARG = coin, RIGHTARG = coin, COMMUTATOR = <=#, NEGATOR = <#);
CREATE OPERATOR ># (FUNCTION = coin_gt, LEFTARG = coin, RIGHTARG = coin, COMMUTATOR = <#, NEGATOR = <=#);
CREATE OPERATOR <# (FUNCTION = coin_lt, LEFTARG = coin, RIGHTARG = integer);

CREATE OPERATOR FAMILY coin_family USING btree;
COMMENT ON OPERATOR FAMILY coin_family USING btree IS 'all coins';
ALTER OPERATOR FAMILY coin_family USING btree OWNER TO clerk;
CREATE OPERATOR CLASS coin_ops FOR TYPE coin USING btree FAMILY coin_family AS
  OPERATOR 1 <#, OPERATOR 2 <=#, OPERATOR 3 =#, OPERATOR 4 >=#, OPERATOR 5 >#, FUNCTION 1 coin_cmp(coin, coin);
COMMENT ON OPERATOR CLASS coin_ops USING btree IS 'by value';
ALTER OPERATOR CLASS coin_ops USING btree OWNER TO clerk;
ALTER OPERATOR FAMILY coin_family USING btree ADD OPERATOR 1 <# (coin, integer), FUNCTION 1 (coin, integer) coin_cmp(coin, integer);
CREATE OPERATOR CLASS empty_ops FOR TYPE coin USING btree FAMILY coin_family AS STORAGE coin;
DROP OPERATOR CLASS empty_ops USING btree;
CREATE TABLE purse (c coin);
CREATE INDEX purse_c ON purse (c coin_ops);
