import type { Page } from "@playwright/test";
import { serverUrl } from "./instance";
import { expect } from "./signed-in";

/** A project that no other test puts traces into, so that its queue is known. */
export interface OwnProject {
  readonly path: string;
  /** Imports a run; answers with the address of its trace. */
  readonly importRun: (title: string, messages: readonly object[]) => Promise<string>;
}

export async function newOwnProject(page: Page, name: string): Promise<OwnProject> {
  await page.goto("/projects/new");
  await page.getByLabel("Name", { exact: true }).fill(`${name} ${Math.random().toString(36).slice(2, 8)}`);
  await page.getByRole("button", { name: /make|create/i }).click();
  await page.waitForURL(/\/p\/[^/]+$/);
  const path = new URL(page.url()).pathname;
  const project = path.split("/").at(-1);
  return {
    path,
    importRun: async (title, messages) => {
      const response = await page.request.post(`/api/v1/projects/${project}/imports?filename=run.json`, {
        headers: { origin: serverUrl(), "content-type": "application/json" },
        data: JSON.stringify({ id: title, title, task: `Task of ${title}`, messages }),
      });
      expect(response.ok(), await response.text()).toBe(true);
      const { traces } = await response.json();
      return `${path}/traces/${traces[0].id}`;
    },
  };
}

export interface SavedReview {
  readonly own: boolean;
  readonly status: string;
  readonly achieved: string | null;
  readonly note: string;
  readonly labels: readonly {
    readonly mode: string | null;
    readonly note: string;
    readonly segments: readonly { readonly kind: string; readonly first?: number; readonly last?: number }[];
  }[];
}

/** One's own review of a trace, as the server has it; null for none. */
export async function ownReview(page: Page, trace: string): Promise<SavedReview | null> {
  const response = await page.request.get(`/api/v1/traces/${trace.split("/").at(-1)}`);
  const { reviews }: { reviews: SavedReview[] } = await response.json();
  return reviews.find(({ own }) => own) ?? null;
}
