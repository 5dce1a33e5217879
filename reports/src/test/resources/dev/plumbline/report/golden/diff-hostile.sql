-- Plumbline 0.1.0, 20 November 2026, 09:30 UTC
-- from: <script>alert(1)</script>"'`${x} ; DROP TABLE users; -- [2J‮ (PostgreSQL <script>alert(1)</script>"'`${x} ; DROP TABLE users; -- [2J‮)
-- to:   <script>alert(1)</script>"'`${x} ; DROP TABLE users; -- [2J‮ (PostgreSQL <script>alert(1)</script>"'`${x} ; DROP TABLE users; -- [2J‮)
-- 2 changes, 1 statement, 0 of them outside a transaction; risk high
-- not covered: <script>alert(1)</script>"'`${x} ; DROP TABLE users; -- [2J‮ <script>alert(1)</script>"'`${x} ; DROP TABLE users; -- [2J‮ (from)
-- NOT COMPLETE: <script>alert(1)</script>"'`${x} ; DROP TABLE users; -- [2J‮
-- renamed, perhaps? then say: --rename '<script>alert(1)</script>"'`${x} ; DROP TABLE users; -- [2J‮'
-- Run with: psql -X -v ON_ERROR_STOP=1 -f THIS_FILE

SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SET check_function_bodies = off;
SET client_min_messages = warning;
SELECT pg_catalog.set_config('search_path', '', false);

BEGIN;

-- 1. drop table <script>alert(1)</script>"'`${x} ; DROP TABLE users; -- [2J‮
--    drops the table a"><img src=x onerror=alert(1)>.<script>alert(1)</script>"'`${x} ; DROP TABLE users; -- [2J‮ with all of its rows
DROP TABLE "a""><img src=x onerror=alert(1)>"."<script>alert(1)</script>""'`${x}
; DROP TABLE users; --[2J‮"
;

COMMIT;
