-- Plumbline 0.1.0, 20 November 2026, 09:30 UTC
-- back to: postgresql://shop@db.internal/shop (PostgreSQL 15.18)
-- from:    examples/shop/target.sql (PostgreSQL 15.18)
-- 1 step
-- proven on a scratch server: up, down, up again
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
-- 1. create column shop.orders.fax
--    before: no NULL in shop.orders.total: SELECT count(*) FROM "shop"."orders" WHERE "total" IS NULL
ALTER TABLE "shop"."orders" ADD COLUMN IF NOT EXISTS "fax" text;
COMMIT;
