"use client";
import { useEffect, useReducer, useRef } from "react";
import type { Given } from "@/components/import/given-files";
import { type ImportItem, importQueue, nextWork, type Progress } from "@/components/import/import-queue";
import { sendUpload } from "@/components/import/send-upload";
import { uploadsOf } from "@/components/import/uploads-of";

/** The files of the import page and the work on them, one file at a time. */
export function useImportQueue(slug: string) {
  const [items, dispatch] = useReducer(importQueue, []);
  const nextKey = useRef(1);
  const running = useRef<{ readonly key: number; readonly controller: AbortController } | null>(null);

  useEffect(() => {
    const work = nextWork(items);
    if (!work || running.current) return;
    const controller = new AbortController();
    running.current = { key: work.key, controller };
    dispatch({ type: "begin", key: work.key });
    const { key, phase, ...what } = work;
    const dryRun = phase.at === "waiting";
    const begun = performance.now();
    const onProgress = (progress: Omit<Progress, "elapsed">) =>
      dispatch({ type: "progress", key, progress: { ...progress, elapsed: performance.now() - begun } });
    sendUpload({ ...what, slug, dryRun, signal: controller.signal, onProgress }).then((sent) => {
      running.current = null;
      dispatch(sent.ok ? { type: "finish", key, summary: sent.summary } : { type: "fail", key, problem: sent.problem });
    });
  }, [items, slug]);

  useEffect(() => () => running.current?.controller.abort(), []);

  const busy = items.some(({ phase }) => phase.at === "importing" || phase.at === "queued");
  useEffect(() => {
    if (!busy) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, [busy]);

  const stop = (key: number) => {
    if (running.current?.key === key) running.current.controller.abort();
  };
  return {
    items,
    dispatch,
    stop,
    add: async (given: readonly Given[]) => {
      const uploads = await uploadsOf(given);
      if (uploads.length === 0) return;
      dispatch({ type: "add", uploads, firstKey: nextKey.current });
      nextKey.current += uploads.length;
    },
    part: ({ key, members }: ImportItem) => {
      stop(key);
      dispatch({ type: "part", key, firstKey: nextKey.current });
      nextKey.current += members.length;
    },
    remove: (key: number) => {
      stop(key);
      dispatch({ type: "remove", key });
    },
  };
}
