import { z } from "zod";
import { idSchema } from "@/lib/core/ids";
import { projectParams } from "@/lib/http/contract/parameters";
import { endpoint } from "@/lib/http/endpoint";
import { linkSchema, newLinkSchema } from "@/lib/insights/sharing-schema";

const nothing = z.object({});

export const listSharedLinksEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/projects/{project}/shared-links",
  summary: "The links that show figures of the project to people without an account",
  capability: "curate",
  params: projectParams,
  query: nothing,
  response: z.object({ links: z.array(linkSchema) }),
  failures: [],
});

export const makeSharedLinkEndpoint = endpoint({
  method: "POST",
  path: "/api/v1/projects/{project}/shared-links",
  summary: "Make a link that shows figures to whoever has it, for 7, 30 or 90 days; it is told this once",
  capability: "curate",
  params: projectParams,
  query: nothing,
  body: newLinkSchema,
  response: z.object({ id: z.string(), url: z.url(), expiresAt: z.iso.datetime() }),
  failures: ["invalid-input", "conflict"],
});

export const revokeSharedLinkEndpoint = endpoint({
  method: "DELETE",
  path: "/api/v1/projects/{project}/shared-links/{link}",
  summary: "Revoke a link of one's own, or as an owner anybody's; the same again is the same",
  capability: "curate",
  params: projectParams.extend({ link: idSchema("lnk") }),
  query: nothing,
  response: z.object({ id: z.string(), revoked: z.literal(true) }),
  failures: [],
});
