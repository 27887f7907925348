-- AlterTable
ALTER TABLE "traces" ADD COLUMN     "search_next" INTEGER DEFAULT 0;

-- CreateTable
CREATE TABLE "search_chunks" (
    "trace_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "part" INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "words" tsvector NOT NULL,

    CONSTRAINT "search_chunks_pkey" PRIMARY KEY ("trace_id","position","part")
);

-- CreateIndex
CREATE INDEX "search_chunks_words_idx" ON "search_chunks" USING GIN ("words");

-- CreateIndex
CREATE INDEX "traces_search_next_idx" ON "traces"("search_next");

-- AddForeignKey
ALTER TABLE "search_chunks" ADD CONSTRAINT "search_chunks_trace_id_fkey" FOREIGN KEY ("trace_id") REFERENCES "traces"("id") ON DELETE CASCADE ON UPDATE CASCADE;
