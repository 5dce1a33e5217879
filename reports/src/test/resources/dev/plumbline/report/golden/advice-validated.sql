-- Plumbline 0.1.0, 20 November 2026, 09:30 UTC, seed 42
-- for: shop.documents.embedding
-- Build an HNSW index on halfvec(384)
-- HNSW on halfvec reaches recall 0.967 at a p50 of 0.62 ms.
-- Run with: psql -X -v ON_ERROR_STOP=1 -f THIS_FILE

SET maintenance_work_mem = '96MB';
CREATE INDEX CONCURRENTLY "documents_embedding_idx" ON "shop"."documents" USING hnsw (("embedding"::halfvec(384)) halfvec_cosine_ops) WITH (m = 16, ef_construction = 64);

-- For every session that searches:
--     SET hnsw.ef_search = 80;
-- and the query, $1 being the query vector:
--     SELECT "id" FROM "shop"."documents" ORDER BY "embedding"::halfvec(384) <=> $1 LIMIT 10;
