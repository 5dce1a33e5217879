CREATE TABLE "public"."ü""q" ("id" uuid);
CREATE POLICY "pol29" ON "public"."ü""q" FOR UPDATE USING ("id" IS NOT NULL) WITH CHECK (EXISTS (SELECT 1 FROM "public"."ü""q"));
ALTER TABLE "public"."ü""q" ADD CONSTRAINT "key13" PRIMARY KEY ("id");
ALTER TABLE "public"."ü""q" REPLICA IDENTITY USING INDEX "key13";
