import { InsightsSkeleton } from "@/components/insights/insights-skeleton";

export default InsightsSkeleton;
