-- Plumbline 0.1.0, 20 November 2026, 09:30 UTC
-- from: <script>alert(1)</script>"'`${x} ; DROP TABLE users; -- [2J‮ (PostgreSQL <script>alert(1)</script>"'`${x} ; DROP TABLE users; -- [2J‮)
-- to:   <script>alert(1)</script>"'`${x} ; DROP TABLE users; -- [2J‮ (PostgreSQL <script>alert(1)</script>"'`${x} ; DROP TABLE users; -- [2J‮)
-- 1 step: 1 expand; risk low
-- NOT PROVEN: the plan was not run on a scratch server
-- not covered: <script>alert(1)</script>"'`${x} ; DROP TABLE users; -- [2J‮ <script>alert(1)</script>"'`${x} ; DROP TABLE users; -- [2J‮ (from)
-- NOT COMPLETE: <script>alert(1)</script>"'`${x} ; DROP TABLE users; -- [2J‮
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
-- 1. create table  [31m<script>alert(1)</script> ; DROP TABLE users
--    before: no NULL in shop.orders.total: SELECT count(*) FROM "shop"."orders" WHERE "total" IS NULL
CREATE TABLE "<b>one</b>"."a
; DROP TABLE users" ();
COMMIT;
