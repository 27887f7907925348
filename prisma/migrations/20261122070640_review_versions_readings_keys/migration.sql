-- CreateTable
CREATE TABLE "key_bindings" (
    "user_id" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "keys" TEXT[],

    CONSTRAINT "key_bindings_pkey" PRIMARY KEY ("user_id","command")
);

-- CreateTable
CREATE TABLE "readings" (
    "trace_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "step" INTEGER NOT NULL,
    "seen" INTEGER[],
    "updated_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "readings_pkey" PRIMARY KEY ("trace_id","user_id")
);

-- CreateTable
CREATE TABLE "sittings" (
    "id" TEXT NOT NULL,
    "trace_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "spent_ms" INTEGER NOT NULL DEFAULT 0,
    "started_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sittings_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review_versions" (
    "review_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "submitted_at" TIMESTAMP(3) NOT NULL,
    "reopened_at" TIMESTAMP(3),
    "achieved" "achieved",
    "note" TEXT NOT NULL DEFAULT '',
    "judged" INTEGER NOT NULL DEFAULT 0,
    "found" INTEGER NOT NULL DEFAULT 0,
    "labels" JSONB NOT NULL,
    "spent_ms" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "review_versions_pkey" PRIMARY KEY ("review_id","number")
);

-- CreateIndex
CREATE INDEX "readings_user_id_idx" ON "readings"("user_id");

-- CreateIndex
CREATE INDEX "sittings_trace_id_user_id_idx" ON "sittings"("trace_id", "user_id");

-- CreateIndex
CREATE INDEX "sittings_user_id_idx" ON "sittings"("user_id");

-- AddForeignKey
ALTER TABLE "key_bindings" ADD CONSTRAINT "key_bindings_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "readings" ADD CONSTRAINT "readings_trace_id_fkey" FOREIGN KEY ("trace_id") REFERENCES "traces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "readings" ADD CONSTRAINT "readings_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sittings" ADD CONSTRAINT "sittings_trace_id_fkey" FOREIGN KEY ("trace_id") REFERENCES "traces"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sittings" ADD CONSTRAINT "sittings_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review_versions" ADD CONSTRAINT "review_versions_review_id_fkey" FOREIGN KEY ("review_id") REFERENCES "reviews"("id") ON DELETE CASCADE ON UPDATE CASCADE;
