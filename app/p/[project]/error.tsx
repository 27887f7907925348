"use client";
import { PageError } from "@/components/shell/page-error";

/** Keeps the bar of the project when one of its pages breaks. */
export default function ProjectError({
  error,
  retry,
}: {
  readonly error: Error & { readonly digest?: string };
  readonly retry: () => void;
}) {
  return <PageError error={error} retry={retry} />;
}
