import {
  adjudicationQueueEndpoint,
  beginAdjudicationEndpoint,
  decideEndpoint,
  getAdjudicationEndpoint,
  listDecisionsEndpoint,
  putAdjudicatedLabelEndpoint,
  putAdjudicatedReviewEndpoint,
  withdrawAdjudicatedLabelEndpoint,
} from "@/lib/http/contract/adjudication";
import { agreementEndpoint, disagreementsEndpoint, segmentAgreementEndpoint } from "@/lib/http/contract/agreement";
import { commentEndpoint, listCommentsEndpoint, resolveEndpoint } from "@/lib/http/contract/comments";
import { archiveEndpoint, exportEndpoint } from "@/lib/http/contract/exports";
import { guidelinesEndpoint } from "@/lib/http/contract/guidelines";
import { historyEndpoint } from "@/lib/http/contract/history";
import { forgetImportMappingEndpoint, listImportMappingsEndpoint } from "@/lib/http/contract/import-mappings";
import { importEndpoint } from "@/lib/http/contract/imports";
import {
  insightsBreakdownEndpoint,
  insightsComparisonEndpoint,
  insightsEndpoint,
  insightsLabelsEndpoint,
  insightsOutcomesEndpoint,
  insightsTogetherEndpoint,
} from "@/lib/http/contract/insights";
import { nextTraceEndpoint } from "@/lib/http/contract/next-trace";
import { getReadingEndpoint, putReadingEndpoint } from "@/lib/http/contract/readings";
import {
  listVersionsEndpoint,
  putLabelEndpoint,
  putReviewEndpoint,
  withdrawLabelEndpoint,
} from "@/lib/http/contract/reviews";
import {
  changeRoundEndpoint,
  claimEndpoint,
  discardRoundEndpoint,
  feedbackEndpoint,
  getRoundEndpoint,
  keepClaimEndpoint,
  listMembersEndpoint,
  listRoundsEndpoint,
  makeRoundEndpoint,
  reassignEndpoint,
  roundProgressEndpoint,
  setWorkingEndpoint,
  skipEndpoint,
} from "@/lib/http/contract/rounds";
import { findEndpoint, searchEndpoint } from "@/lib/http/contract/search";
import { listSharedLinksEndpoint, makeSharedLinkEndpoint, revokeSharedLinkEndpoint } from "@/lib/http/contract/sharing";
import {
  getTraceEndpoint,
  listTracesEndpoint,
  outlineEndpoint,
  readStepsEndpoint,
  readStepTextEndpoint,
} from "@/lib/http/contract/traces";
import type { AnyEndpoint } from "@/lib/http/endpoint";

/** Every endpoint of the HTTP contract; OpenAPI and the tests of rights are made from this table. */
export const endpoints: readonly AnyEndpoint[] = [
  importEndpoint,
  listImportMappingsEndpoint,
  forgetImportMappingEndpoint,
  listTracesEndpoint,
  getTraceEndpoint,
  readStepsEndpoint,
  readStepTextEndpoint,
  outlineEndpoint,
  findEndpoint,
  searchEndpoint,
  putLabelEndpoint,
  withdrawLabelEndpoint,
  putReviewEndpoint,
  listVersionsEndpoint,
  nextTraceEndpoint,
  getReadingEndpoint,
  putReadingEndpoint,
  listMembersEndpoint,
  listRoundsEndpoint,
  makeRoundEndpoint,
  getRoundEndpoint,
  changeRoundEndpoint,
  discardRoundEndpoint,
  roundProgressEndpoint,
  setWorkingEndpoint,
  reassignEndpoint,
  claimEndpoint,
  keepClaimEndpoint,
  skipEndpoint,
  feedbackEndpoint,
  insightsEndpoint,
  insightsBreakdownEndpoint,
  insightsTogetherEndpoint,
  insightsOutcomesEndpoint,
  insightsComparisonEndpoint,
  insightsLabelsEndpoint,
  agreementEndpoint,
  segmentAgreementEndpoint,
  disagreementsEndpoint,
  adjudicationQueueEndpoint,
  getAdjudicationEndpoint,
  beginAdjudicationEndpoint,
  decideEndpoint,
  putAdjudicatedLabelEndpoint,
  withdrawAdjudicatedLabelEndpoint,
  putAdjudicatedReviewEndpoint,
  listDecisionsEndpoint,
  listCommentsEndpoint,
  commentEndpoint,
  resolveEndpoint,
  guidelinesEndpoint,
  historyEndpoint,
  exportEndpoint,
  archiveEndpoint,
  listSharedLinksEndpoint,
  makeSharedLinkEndpoint,
  revokeSharedLinkEndpoint,
];
