-- Rows for the shop of live.sql: some hundred thousand, the same every time, in a few seconds. For a private scratch
-- server only: it needs a superuser, because checks and triggers wait until the rows are there.

SET session_replication_role = replica;
SELECT setseed(0.42);

INSERT INTO shop.customers (email, full_name, phone, fax, marketing_opt_in, created_at)
SELECT 'customer' || g || '@example.com',
       (ARRAY['Ada', 'Boris', 'Chen', 'Dana', 'Emil', 'Farah', 'Goran', 'Hana'])[1 + g % 8] || ' '
           || (ARRAY['Abel', 'Brandt', 'Castro', 'Dietz', 'Egger', 'Fuchs', 'Gruber'])[1 + g % 7],
       '+49 30 ' || lpad((g * 7919 % 10000000)::text, 7, '0'),
       NULL,
       g % 3 = 0,
       timestamptz '2024-01-01 00:00:00+00' + g * interval '50 minutes'
FROM generate_series(1, 20000) g;

INSERT INTO shop.addresses (customer_id, street, city, postal_code)
SELECT 1 + (g - 1) % 20000, 'Lindenweg ' || 1 + g % 180,
       (ARRAY['Berlin', 'Hamburg', 'Leipzig', 'Bremen', 'Rostock'])[1 + g % 5], lpad((g * 31 % 99999)::text, 5, '0')
FROM generate_series(1, 25000) g;

INSERT INTO shop.products (sku, name, description, price, width_mm, height_mm, discontinued)
SELECT 'P-' || lpad(g::text, 6, '0'),
       (ARRAY['Oak', 'Walnut', 'Steel', 'Linen', 'Wool', 'Cork'])[1 + g % 6] || ' '
           || (ARRAY['table', 'chair', 'lamp', 'rug', 'shelf', 'bench', 'mirror'])[1 + g % 7] || ' ' || g,
       'Made to last, easy to mend.',
       round((5 + random() * 495)::numeric, 2),
       200 + g % 1800, 100 + g % 900,
       g % 11 = 0
FROM generate_series(1, 2000) g;

INSERT INTO shop.orders (customer_id, ship_to, status, invoice, placed_at)
SELECT 1 + (g * 7919) % 20000, 1 + (g * 7919) % 20000,
       (ARRAY['delivered', 'delivered', 'delivered', 'delivered', 'shipped', 'paid', 'placed', 'cart', 'cancelled'])[1 + g % 9]::shop.order_status,
       99999 + g,
       timestamptz '2025-01-01 00:00:00+00' + g * interval '8 minutes'
FROM generate_series(1, 120000) g;

INSERT INTO shop.order_lines (order_id, line_no, product_id, quantity, unit_price)
SELECT o, n, 1 + (o * 31 + n * 577) % 2000, 1 + (o + n) % 4, round((5 + random() * 495)::numeric, 2)
FROM generate_series(1, 120000) o, generate_series(1, 1 + o % 4) n;

UPDATE shop.orders SET total = lines.total
FROM (SELECT order_id, sum(quantity * unit_price) AS total FROM shop.order_lines GROUP BY order_id) lines
WHERE lines.order_id = orders.id;

INSERT INTO shop.legacy_coupons (code, percent, expires_on)
SELECT 'WELCOME' || g, 5 + g % 20, date '2023-12-31' FROM generate_series(1, 40) g;

INSERT INTO audit.events (happened_at, actor, kind, subject_id, detail)
SELECT timestamptz '2026-09-01 00:00:00+00' + g * interval '50 seconds', 'shop_app',
       (ARRAY['order.placed', 'order.paid', 'order.shipped', 'login'])[1 + g % 4], 1 + g % 120000,
       jsonb_build_object('n', g)
FROM generate_series(1, 130000) g;

SELECT setval('shop.invoice_number', 220000);
RESET session_replication_role;
