-- Plumbline 0.1.0, 20 November 2026, 09:30 UTC
-- from: examples/shop/target.sql (PostgreSQL 15.18)
-- to:   examples/shop/target.sql (PostgreSQL 15.18)
-- 0 steps: ; risk low
-- NOT PROVEN: the plan was not run on a scratch server
-- Run with: psql -X -v ON_ERROR_STOP=1 -f THIS_FILE
-- After a lock timeout, or any other interruption, run it again: what is done is not done twice.

-- Nothing to do.
