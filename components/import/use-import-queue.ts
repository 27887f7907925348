"use client";
import { useEffect, useReducer, useRef } from "react";
import { importQueue, nextWork, type Progress } from "@/components/import/import-queue";
import { sendUpload } from "@/components/import/send-upload";

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
    const onProgress = (progress: Partial<Progress>) => dispatch({ type: "progress", key, progress });
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
    add: (files: readonly File[]) => {
      if (files.length === 0) return;
      dispatch({ type: "add", files, firstKey: nextKey.current });
      nextKey.current += files.length;
    },
    remove: (key: number) => {
      stop(key);
      dispatch({ type: "remove", key });
    },
  };
}
