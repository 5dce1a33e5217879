CREATE SCHEMA "Shop";
CREATE TYPE "Shop".state AS ENUM ('new', 'paid', 'sent');
COMMENT ON TYPE "Shop".state IS 'of an order';
CREATE TYPE size AS ENUM ('l', 'm', 's');

CREATE TABLE "Shop"."Order" (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    state "Shop".state NOT NULL DEFAULT 'new',
    former "Shop".state[],
    size size,
    note text
);
COMMENT ON COLUMN "Shop"."Order".state IS 'where it is';
CREATE INDEX order_state ON "Shop"."Order" (state, note);
CREATE INDEX order_open ON "Shop"."Order" (id) WHERE state = 'new';
CREATE UNIQUE INDEX order_size ON "Shop"."Order" (size, id);
ALTER TABLE "Shop"."Order" ADD CONSTRAINT noted CHECK (note IS NOT NULL OR size IS NULL);
CREATE VIEW "Shop".open AS SELECT id, state FROM "Shop"."Order" WHERE state = 'paid';
CREATE TABLE "Shop".event (id int PRIMARY KEY, state "Shop".state);
CREATE FUNCTION "Shop".is_open(s "Shop".state) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT s::text <> 'sent' $$;
CREATE UNIQUE INDEX order_paid ON "Shop"."Order" (note, (state = 'sent')) WHERE state = ANY ('{paid,sent}') AND former @> '{new}';
COMMENT ON INDEX "Shop".order_paid IS 'stays';
