-- CreateEnum
CREATE TYPE "decision_verdict" AS ENUM ('agreed', 'accepted', 'merged', 'split', 'rejected');

-- AlterTable
ALTER TABLE "annotators" ADD COLUMN     "adjudication" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "rounds" ADD COLUMN     "iteration" INTEGER,
ADD COLUMN     "protocol_id" TEXT;

-- CreateTable
CREATE TABLE "decisions" (
    "id" TEXT NOT NULL,
    "review_id" TEXT NOT NULL,
    "label_id" TEXT NOT NULL,
    "verdict" "decision_verdict" NOT NULL,
    "into" TEXT[],
    "reason" TEXT NOT NULL DEFAULT '',
    "user_id" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "decided_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "decisions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "comments" (
    "id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "trace_id" TEXT NOT NULL,
    "label_id" TEXT,
    "user_id" TEXT,
    "text" TEXT NOT NULL,
    "mentions" TEXT[],
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolved_at" TIMESTAMP(3),

    CONSTRAINT "comments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "protocols" (
    "id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "annotators" TEXT[],
    "pool" JSONB NOT NULL,
    "per_iteration" INTEGER NOT NULL DEFAULT 5,
    "threshold" DOUBLE PRECISION NOT NULL DEFAULT 0.8,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMP(3),

    CONSTRAINT "protocols_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "decisions_label_id_idx" ON "decisions"("label_id");

-- CreateIndex
CREATE UNIQUE INDEX "decisions_review_id_label_id_key" ON "decisions"("review_id", "label_id");

-- CreateIndex
CREATE INDEX "comments_project_id_created_at_idx" ON "comments"("project_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "comments_trace_id_idx" ON "comments"("trace_id");

-- CreateIndex
CREATE INDEX "comments_label_id_idx" ON "comments"("label_id");

-- CreateIndex
CREATE INDEX "protocols_project_id_idx" ON "protocols"("project_id");

-- CreateIndex
CREATE UNIQUE INDEX "rounds_protocol_id_iteration_key" ON "rounds"("protocol_id", "iteration");

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_label_id_fkey" FOREIGN KEY ("label_id") REFERENCES "labels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_trace_id_fkey" FOREIGN KEY ("trace_id") REFERENCES "traces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_label_id_fkey" FOREIGN KEY ("label_id") REFERENCES "labels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "comments" ADD CONSTRAINT "comments_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "protocols" ADD CONSTRAINT "protocols_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_protocol_id_fkey" FOREIGN KEY ("protocol_id") REFERENCES "protocols"("id") ON DELETE SET NULL ON UPDATE CASCADE;
