import { z } from "zod";
import { failureTable } from "@/lib/core/failure";
import { endpoints } from "@/lib/http/contract/endpoints";
import type { AnyEndpoint } from "@/lib/http/endpoint";

type Schema = Record<string, unknown>;

function jsonSchema(schema: z.ZodType, io: "input" | "output"): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}

function parameters(schema: z.ZodType, place: "path" | "query"): Schema[] {
  const { properties = {}, required = [] } = jsonSchema(schema, "input") as {
    properties?: Record<string, Schema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, value]) => ({
    name,
    in: place,
    required: place === "path" || required.includes(name),
    schema: value,
  }));
}

function operation(endpoint: AnyEndpoint): Schema {
  const { summary, params, query, body, rawBody, response, failures, capability } = endpoint;
  const problems = [...new Set(["not-signed-in", "not-allowed", "not-found", ...failures] as const)];
  const byStatus = Map.groupBy(problems, (code) => String(failureTable[code].status));
  const content = body
    ? { "application/json": { schema: jsonSchema(body, "input") } }
    : rawBody && { [rawBody]: { schema: { type: "string", format: "binary" } } };
  return {
    summary,
    description: `Needs the capability “${capability}”.`,
    parameters: [...parameters(params, "path"), ...parameters(query, "query")],
    ...(content ? { requestBody: { required: true, content } } : {}),
    responses: {
      "200": { description: "Done", content: { "application/json": { schema: jsonSchema(response, "output") } } },
      ...Object.fromEntries(
        [...byStatus].map(([status, codes]) => [
          status,
          {
            description: codes.map((code) => failureTable[code].title).join("; "),
            content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
          },
        ]),
      ),
    },
  };
}

const problem: Schema = {
  type: "object",
  description: "Problem details (RFC 9457)",
  required: ["type", "code", "title", "status", "detail"],
  properties: {
    type: { type: "string" },
    code: { enum: Object.keys(failureTable) },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    errors: {
      type: "array",
      items: { type: "object", properties: { path: { type: "string" }, message: { type: "string" } } },
    },
  },
};

/** The OpenAPI 3.1 description of the HTTP contract, made from the endpoints themselves. */
export function openApi(serverUrl: string): Schema {
  const paths: Record<string, Record<string, Schema>> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(endpoint) };
  }
  return {
    openapi: "3.1.0",
    info: { title: "Topmast", version: "1", description: "Traces of multi-agent LLM systems and their MAST labels." },
    servers: [{ url: serverUrl }],
    security: [{ key: [] }],
    paths,
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer", description: "An API key of a project" } },
      schemas: { Problem: problem },
    },
  };
}
