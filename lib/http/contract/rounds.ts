import { z } from "zod";
import { roles } from "@/lib/access/roles";
import { idSchema } from "@/lib/core/ids";
import { projectParams } from "@/lib/http/contract/parameters";
import { endpoint } from "@/lib/http/endpoint";
import {
  claimSchema,
  feedbackSchema,
  roundChangeSchema,
  roundInputSchema,
  roundProgressSchema,
  roundSchema,
  skipReasonSchema,
} from "@/lib/rounds/round-schema";

const nothing = z.object({});
const roundParams = projectParams.extend({ round: idSchema("rnd") });
const traceInRound = roundParams.extend({ id: idSchema("trc") });
const base = "/api/v1/projects/{project}";

export const listMembersEndpoint = endpoint({
  method: "GET",
  path: `${base}/members`,
  summary: "The members of a project, whose ids name the annotators of a round",
  capability: "read",
  params: projectParams,
  query: nothing,
  response: z.object({ members: z.array(z.object({ id: z.string(), name: z.string(), role: z.enum(roles) })) }),
  failures: [],
});

export const listRoundsEndpoint = endpoint({
  method: "GET",
  path: `${base}/rounds`,
  summary: "The rounds of a project with the caller's own progress, open ones first; drafts for curators alone",
  capability: "read",
  params: projectParams,
  query: nothing,
  response: z.object({ rounds: z.array(roundSchema) }),
  failures: [],
});

export const makeRoundEndpoint = endpoint({
  method: "POST",
  path: `${base}/rounds`,
  summary: "Make a round as a draft: traces picked, or drawn with a seed that draws the same again",
  capability: "curate",
  params: projectParams,
  query: nothing,
  body: roundInputSchema,
  response: roundSchema,
  failures: ["invalid-input"],
});

export const getRoundEndpoint = endpoint({
  method: "GET",
  path: `${base}/rounds/{round}`,
  summary: "A round with the caller's own progress",
  capability: "read",
  params: roundParams,
  query: nothing,
  response: roundSchema,
  failures: [],
});

export const changeRoundEndpoint = endpoint({
  method: "PUT",
  path: `${base}/rounds/{round}`,
  summary: "Change name, due date or guideline version; open a draft; close an open round, for good",
  capability: "curate",
  params: roundParams,
  query: nothing,
  body: roundChangeSchema,
  response: roundSchema,
  failures: ["invalid-input", "conflict"],
});

export const discardRoundEndpoint = endpoint({
  method: "DELETE",
  path: `${base}/rounds/{round}`,
  summary: "Throw a draft away; the same again is the same",
  capability: "curate",
  params: roundParams,
  query: nothing,
  response: z.object({ id: z.string(), discarded: z.literal(true) }),
  failures: ["conflict"],
});

export const roundProgressEndpoint = endpoint({
  method: "GET",
  path: `${base}/rounds/{round}/progress`,
  summary: "Progress by person, skips with their reasons, and the hidden checks for whoever does not work in the round",
  capability: "curate",
  params: roundParams,
  query: nothing,
  response: roundProgressSchema,
  failures: [],
});

export const setWorkingEndpoint = endpoint({
  method: "PUT",
  path: `${base}/rounds/{round}/annotators`,
  summary: "Take a member into a round or out of it",
  capability: "curate",
  params: roundParams,
  query: nothing,
  body: z.object({ user: z.string().min(1), working: z.boolean() }),
  response: roundSchema,
  failures: ["invalid-input", "conflict"],
});

export const reassignEndpoint = endpoint({
  method: "PUT",
  path: `${base}/rounds/{round}/traces/{id}/assignment`,
  summary: "Hand a trace to somebody of the round, from whoever holds it or, with null, from the free places",
  capability: "curate",
  params: traceInRound,
  query: nothing,
  body: z.object({ from: z.string().nullable().default(null), to: z.string().min(1) }),
  response: roundSchema,
  failures: ["invalid-input", "conflict"],
});

export const claimEndpoint = endpoint({
  method: "POST",
  path: `${base}/rounds/{round}/claims`,
  summary: "Reserve the caller's next trace of the round; asked again, the same. Null where nothing is left for them",
  capability: "annotate",
  params: roundParams,
  query: z.object({ after: idSchema("trc").optional() }),
  response: z.object({ claim: claimSchema.nullable() }),
  failures: ["invalid-input"],
});

export const keepClaimEndpoint = endpoint({
  method: "PUT",
  path: `${base}/rounds/{round}/claims/{id}`,
  summary: "Keep a trace reserved that the caller works on",
  capability: "annotate",
  params: traceInRound,
  query: nothing,
  body: nothing,
  response: z.object({ trace: z.string(), kept: z.literal(true) }),
  failures: ["invalid-input"],
});

export const skipEndpoint = endpoint({
  method: "PUT",
  path: `${base}/rounds/{round}/skips/{id}`,
  summary: "Pass a trace over, with a reason that curators read",
  capability: "annotate",
  params: traceInRound,
  query: nothing,
  body: z.object({ reason: skipReasonSchema }),
  response: z.object({ trace: z.string(), skipped: z.literal(true) }),
  failures: ["invalid-input", "conflict"],
});

export const feedbackEndpoint = endpoint({
  method: "GET",
  path: `${base}/rounds/{round}/feedback`,
  summary: "The caller's submitted training items beside their known answers",
  capability: "read",
  params: roundParams,
  query: nothing,
  response: z.object({ items: z.array(feedbackSchema) }),
  failures: [],
});
