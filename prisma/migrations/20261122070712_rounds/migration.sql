-- CreateEnum
CREATE TYPE "round_status" AS ENUM ('draft', 'open', 'closed');

-- CreateEnum
CREATE TYPE "blind_until" AS ENUM ('submitted', 'closed');

-- CreateEnum
CREATE TYPE "round_purpose" AS ENUM ('ordinary', 'training', 'check');

-- CreateEnum
CREATE TYPE "seat_state" AS ENUM ('free', 'held', 'done');

-- CreateTable
CREATE TABLE "rounds" (
    "id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "status" "round_status" NOT NULL DEFAULT 'draft',
    "blind_until" "blind_until" NOT NULL DEFAULT 'submitted',
    "per_trace" INTEGER NOT NULL,
    "due_on" DATE,
    "guideline_version" INTEGER,
    "selection" JSONB NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "opened_at" TIMESTAMP(3),
    "closed_at" TIMESTAMP(3),

    CONSTRAINT "rounds_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round_traces" (
    "round_id" TEXT NOT NULL,
    "trace_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "purpose" "round_purpose" NOT NULL DEFAULT 'ordinary',
    "answer" JSONB,

    CONSTRAINT "round_traces_pkey" PRIMARY KEY ("round_id","trace_id")
);

-- CreateTable
CREATE TABLE "round_annotators" (
    "round_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "added_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMP(3),

    CONSTRAINT "round_annotators_pkey" PRIMARY KEY ("round_id","user_id")
);

-- CreateTable
CREATE TABLE "round_seats" (
    "id" TEXT NOT NULL,
    "round_id" TEXT NOT NULL,
    "trace_id" TEXT NOT NULL,
    "user_id" TEXT,
    "state" "seat_state" NOT NULL DEFAULT 'free',
    "firm" BOOLEAN NOT NULL DEFAULT false,
    "lease_until" TIMESTAMPTZ(3),
    "done_at" TIMESTAMP(3),

    CONSTRAINT "round_seats_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "round_skips" (
    "round_id" TEXT NOT NULL,
    "trace_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "round_skips_pkey" PRIMARY KEY ("round_id","trace_id","user_id")
);

-- CreateIndex
CREATE INDEX "rounds_project_id_status_idx" ON "rounds"("project_id", "status");

-- CreateIndex
CREATE INDEX "round_traces_trace_id_idx" ON "round_traces"("trace_id");

-- CreateIndex
CREATE INDEX "round_annotators_user_id_idx" ON "round_annotators"("user_id");

-- CreateIndex
CREATE INDEX "round_seats_trace_id_user_id_idx" ON "round_seats"("trace_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "round_seats_round_id_trace_id_user_id_key" ON "round_seats"("round_id", "trace_id", "user_id");

-- AddForeignKey
ALTER TABLE "rounds" ADD CONSTRAINT "rounds_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_traces" ADD CONSTRAINT "round_traces_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "rounds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_traces" ADD CONSTRAINT "round_traces_trace_id_fkey" FOREIGN KEY ("trace_id") REFERENCES "traces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_annotators" ADD CONSTRAINT "round_annotators_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "rounds"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_annotators" ADD CONSTRAINT "round_annotators_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_seats" ADD CONSTRAINT "round_seats_round_id_trace_id_fkey" FOREIGN KEY ("round_id", "trace_id") REFERENCES "round_traces"("round_id", "trace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_seats" ADD CONSTRAINT "round_seats_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_skips" ADD CONSTRAINT "round_skips_round_id_trace_id_fkey" FOREIGN KEY ("round_id", "trace_id") REFERENCES "round_traces"("round_id", "trace_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "round_skips" ADD CONSTRAINT "round_skips_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;
