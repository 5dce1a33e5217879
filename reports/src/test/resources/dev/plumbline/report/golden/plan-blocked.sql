-- Plumbline 0.1.0, 20 November 2026, 09:30 UTC
-- from: postgresql://shop@db.internal/shop (PostgreSQL 15.18)
-- to:   examples/shop/target.sql (PostgreSQL 15.18)
-- 5 steps: 2 expand, 1 backfill, 1 cutover, 1 contract; risk high
-- NOT PROVEN: the plan was not run on a scratch server
-- BLOCKED: step 4: shop.orders is written anew under ACCESS EXCLUSIVE, which blocks reads and writes for about 2 min; --allow table-rewrite
-- Run with: psql -X -v ON_ERROR_STOP=1 -f THIS_FILE
-- After a lock timeout, or any other interruption, run it again: what is done is not done twice.

SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SET check_function_bodies = off;
SET client_min_messages = warning;
SET search_path = '';
SET lock_timeout = '2000ms';
SET statement_timeout = 0;


-- ==== EXPAND ====
-- adds what the new code needs; the old code goes on

BEGIN;
SET LOCAL statement_timeout = '5000ms';
-- 1. refuse NULL in new rows of shop.orders.total
--    ACCESS EXCLUSIVE on shop.orders (blocks reads and writes); catalogue only; about 0 ms
--    before: no NULL in shop.orders.total: SELECT count(*) FROM "shop"."orders" WHERE "total" IS NULL
DO $plumbline$ BEGIN
  IF true THEN
    ALTER TABLE "shop"."orders" ADD CONSTRAINT "total__not_null" CHECK ("total" IS NOT NULL) NOT VALID;
  END IF;
END $plumbline$;
COMMIT;

-- 2. build index shop.orders.orders_open_idx concurrently
--    before: no NULL in shop.orders.total: SELECT count(*) FROM "shop"."orders" WHERE "total" IS NULL
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_open_idx ON shop.orders (placed_at);


-- ==== BACKFILL ====
-- brings existing rows to the new form

SELECT true AS plumbline_due \gset
\if :plumbline_due
-- 3. fill shop.orders.total
DO $backfill$
#variable_conflict use_column
DECLARE
  plumbline_first_1 "shop"."orders"."id"%TYPE;
  plumbline_last_1 "shop"."orders"."id"%TYPE;
BEGIN
  SELECT "id" INTO plumbline_first_1 FROM "shop"."orders" ORDER BY "id" LIMIT 1;
  WHILE FOUND LOOP
    SELECT "id" INTO plumbline_last_1 FROM (SELECT "id" FROM "shop"."orders" WHERE ("id") >= (plumbline_first_1) ORDER BY "id" LIMIT 1000) AS batch
      ORDER BY "id" DESC LIMIT 1;
    UPDATE "shop"."orders" AS "orders" SET "total" = 0 WHERE ("id") >= (plumbline_first_1) AND ("id") <= (plumbline_last_1) AND ("total" IS NULL);
    COMMIT;
    SELECT "id" INTO plumbline_first_1 FROM "shop"."orders" WHERE ("id") > (plumbline_last_1) ORDER BY "id" LIMIT 1;
  END LOOP;
END
$backfill$;
\endif


-- ==== CUTOVER ====
-- switches over

BEGIN;
SET LOCAL statement_timeout = '5000ms';
-- 4. set shop.orders.total not null
--    before: no NULL in shop.orders.total: SELECT count(*) FROM "shop"."orders" WHERE "total" IS NULL
DO $plumbline$ BEGIN
  IF due THEN
    ALTER TABLE "shop"."orders" ALTER COLUMN "total" SET NOT NULL;
    PERFORM pg_catalog.setval('shop.s', 1);
  END IF;
END $plumbline$;
COMMIT;


-- ==== CONTRACT ====
-- takes away what only the old code needed; run it when that is gone

BEGIN;
SET LOCAL statement_timeout = '5000ms';
-- 5. drop column shop.orders.fax
--    high data-loss: column shop.orders.fax goes with what it holds; have a backup that was restored once
--    before: no NULL in shop.orders.total: SELECT count(*) FROM "shop"."orders" WHERE "total" IS NULL
ALTER TABLE "shop"."orders" DROP COLUMN IF EXISTS "fax";
COMMIT;
