-- Plumbline 0.1.0, 20 November 2026, 09:30 UTC
-- from: examples/shop/target.sql (PostgreSQL 15.18)
-- to:   examples/shop/target.sql (PostgreSQL 15.18)
-- 0 changes, 0 statements, 0 of them outside a transaction; risk low
-- Run with: psql -X -v ON_ERROR_STOP=1 -f THIS_FILE

-- Nothing to do.
