CREATE TABLE "public"."ü""q" ("name" uuid);
CREATE POLICY "pol29" ON "public"."ü""q" FOR UPDATE USING ("name" IS NOT NULL) WITH CHECK (EXISTS (SELECT 1 FROM "public"."ü""q"));
