-- CreateTable
CREATE TABLE "changes" (
    "id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_id" TEXT,
    "kind" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "trace_id" TEXT,
    "review_id" TEXT,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "changes_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guidelines" (
    "id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "user_id" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guidelines_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guideline_examples" (
    "id" TEXT NOT NULL,
    "project_id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "label_id" TEXT NOT NULL,
    "trace_id" TEXT NOT NULL,
    "quote" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "open" BOOLEAN NOT NULL DEFAULT false,
    "user_id" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guideline_examples_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "changes_project_id_at_id_idx" ON "changes"("project_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "changes_trace_id_idx" ON "changes"("trace_id");

-- CreateIndex
CREATE UNIQUE INDEX "guidelines_project_id_version_key" ON "guidelines"("project_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "guideline_examples_project_id_label_id_key" ON "guideline_examples"("project_id", "label_id");

-- AddForeignKey
ALTER TABLE "changes" ADD CONSTRAINT "changes_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guidelines" ADD CONSTRAINT "guidelines_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guidelines" ADD CONSTRAINT "guidelines_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guideline_examples" ADD CONSTRAINT "guideline_examples_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "projects"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guideline_examples" ADD CONSTRAINT "guideline_examples_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
-- By hand: what Prisma's schema cannot say.
-- The history is only ever added to. A row goes with its project alone, which is gone by then.
CREATE FUNCTION changes_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM projects WHERE id = OLD.project_id) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION 'The history is only added to.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER changes_stay BEFORE UPDATE OR DELETE ON changes FOR EACH ROW EXECUTE FUNCTION changes_stay();
CREATE TRIGGER changes_stay_whole BEFORE TRUNCATE ON changes FOR EACH STATEMENT EXECUTE FUNCTION changes_stay();
