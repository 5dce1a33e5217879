-- Plumbline 0.1.0, 20 November 2026, 09:30 UTC
-- from: postgresql://shop@db.internal/shop (PostgreSQL 15.18)
-- to:   examples/shop/target.sql (PostgreSQL 15.18)
-- 10 changes, 10 statements, 1 of them outside a transaction; risk high
-- not covered: event trigger audit_ddl (from)
-- NOT COMPLETE: Nothing replaces enum shop.mood while a view that is not covered uses it.
-- renamed, perhaps? then say: --rename 'table shop.legacy_coupons to vouchers'
-- Run with: psql -X -v ON_ERROR_STOP=1 -f THIS_FILE

SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SET check_function_bodies = off;
SET client_min_messages = warning;
SELECT pg_catalog.set_config('search_path', '', false);


-- 1. add value returned to enum shop.order_status
ALTER TYPE "shop"."order_status" ADD VALUE 'returned' AFTER 'paid';

BEGIN;

-- 2. change type of column shop.orders.total
--    may write all of shop.orders anew while its readers and writers wait
ALTER TABLE "shop"."orders" ALTER COLUMN "total" TYPE numeric(14,2);
ALTER TABLE "shop"."orders" ALTER COLUMN "total" SET DEFAULT 0;

-- 3. add column shop.orders.currency
ALTER TABLE "shop"."orders" ADD COLUMN "currency" character(3) DEFAULT 'EUR' NOT NULL;

-- 4. replace function shop.order_total(bigint)
CREATE OR REPLACE FUNCTION shop.order_total(p_order_id bigint) RETURNS numeric
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
        SELECT coalesce(sum(quantity * unit_price), 0)
               - shop.refunds(p_order_id)
        FROM shop.order_lines
        WHERE order_id = p_order_id
    $$;
COMMENT ON FUNCTION "shop"."order_total"(bigint) IS 'Lines less refunds.';

-- 5. change privileges of table shop.orders
REVOKE DELETE ON TABLE "shop"."orders" FROM "shop_app" -- no longer needed
;

-- 6. create index shop.orders.orders_open_idx
--    reads all of shop.orders while its writers wait
CREATE INDEX "orders_open_idx" ON "shop"."orders" USING btree ("placed_at");

-- 7. drop column shop.customers.fax
--    drops the column shop.customers.fax with all of its values
ALTER TABLE "shop"."customers" DROP COLUMN "fax";

-- 8. drop table shop.legacy_coupons
--    drops the table shop.legacy_coupons with all of its rows
DROP TABLE "shop"."legacy_coupons";

COMMIT;
