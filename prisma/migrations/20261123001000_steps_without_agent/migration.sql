-- Whether a trace has a lane for steps that name no agent is asked before anything of it is drawn. The index holds those
-- steps alone, which the schema's own language cannot say.
CREATE INDEX "steps_without_agent_idx" ON "steps"("trace_id") WHERE "agent" IS NULL;
