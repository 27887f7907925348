import { projectParams } from "@/lib/http/contract/parameters";
import { endpoint } from "@/lib/http/endpoint";
import { groupedFiguresSchema } from "@/lib/insights/breakdown-schema";
import { comparisonSchema } from "@/lib/insights/comparison-schema";
import { fatalitiesSchema } from "@/lib/insights/fatality";
import { insightsSchema } from "@/lib/insights/insights-schema";
import { labelListSchema } from "@/lib/insights/label-list-schema";
import {
  breakdownQuerySchema,
  comparisonQuerySchema,
  fatalityQuerySchema,
  figuresQuerySchema,
  insightsQuerySchema,
  labelsQuerySchema,
} from "@/lib/insights/query-schema";
import { togetherSchema } from "@/lib/insights/together";

export const insightsEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/projects/{project}/insights",
  summary: "Shares of the categories and modes, with counts and 95 % intervals",
  capability: "read",
  params: projectParams,
  query: figuresQuerySchema,
  response: insightsSchema,
  failures: ["invalid-input"],
});

export const insightsBreakdownEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/projects/{project}/insights/breakdown",
  summary: "The same figures for every group of a dimension, such as system, agent or `metadata.version`",
  capability: "read",
  params: projectParams,
  query: breakdownQuerySchema,
  response: groupedFiguresSchema,
  failures: ["invalid-input"],
});

export const insightsTogetherEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/projects/{project}/insights/together",
  summary: "Which modes come together in a trace: counts, conditional shares, lift and phi of all 91 pairs",
  capability: "read",
  params: projectParams,
  query: insightsQuerySchema,
  response: togetherSchema,
  failures: ["invalid-input"],
});

export const insightsOutcomesEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/projects/{project}/insights/outcomes",
  summary: "How often runs with a mode failed, beside those without it",
  capability: "read",
  params: projectParams,
  query: fatalityQuerySchema,
  response: fatalitiesSchema,
  failures: ["invalid-input"],
});

export const insightsComparisonEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/projects/{project}/insights/comparison",
  summary: "Groups of traces side by side, or the project beside published figures",
  capability: "read",
  params: projectParams,
  query: comparisonQuerySchema,
  response: comparisonSchema,
  failures: ["invalid-input"],
});

export const insightsLabelsEndpoint = endpoint({
  method: "GET",
  path: "/api/v1/projects/{project}/insights/labels",
  summary: "The labels behind a figure, with their quotes in context",
  capability: "read",
  params: projectParams,
  query: labelsQuerySchema,
  response: labelListSchema,
  failures: ["invalid-input"],
});
