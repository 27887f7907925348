-- AlterTable
ALTER TABLE "traces" ADD COLUMN     "conversation" TEXT;

-- CreateIndex
CREATE INDEX "traces_project_id_conversation_idx" ON "traces"("project_id", "conversation");

-- What the metadata of the traces that are there says of it.
UPDATE "traces" SET "conversation" = left("metadata" ->> 'conversation', 500) WHERE "metadata" ->> 'conversation' IS NOT NULL;
