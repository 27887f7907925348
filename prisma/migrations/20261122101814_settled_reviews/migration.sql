-- CreateIndex
CREATE INDEX "reviews_project_id_adjudicated_idx" ON "reviews"("project_id", "adjudicated");
